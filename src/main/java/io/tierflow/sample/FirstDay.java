package io.tierflow.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tierflow.member.MemberService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.review.OpenReviewService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What staff and members of the sample programme did on the first day. */
@Component
@Profile("sample")
class FirstDay {

  private static final String MANAGER = "manager";

  private final OpenReviewService reviews;
  private final RedemptionService redemptions;
  private final MemberService members;
  private final String name;

  FirstDay(
      OpenReviewService reviews,
      RedemptionService redemptions,
      MemberService members,
      @Value("${" + SampleChoice.PROPERTY + "}") String name) {
    this.name = name;
    this.reviews = reviews;
    this.redemptions = redemptions;
    this.members = members;
  }

  void happen(String actions) throws IOException {
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(actions)) {
      lines.forEach(this::happen);
    }
  }

  private void happen(NamedCsvRecord line) {
    try {
      happen(line.getField("action"), line.getField("member_number"), line.getField("detail"));
    } catch (InvalidInputException | NotFoundException | ConflictException refused) {
      throw UnusableSampleException.file(
          name,
          SampleProgramme.FIRST_DAY,
          List.of("- line %d: %s".formatted(line.getStartingLineNumber(), refused.getMessage())));
    }
  }

  private void happen(String action, String memberNumber, String detail) {
    switch (action) {
      case "APPROVE" -> review(memberNumber, "APPROVED", detail);
      case "DECLINE" -> review(memberNumber, "DECLINED", detail);
      case "SPEND" ->
          redemptions.redeemPoints(memberNumber, "sample-" + memberNumber, Long.parseLong(detail));
      case "CLOSE" -> members.close(memberNumber);
      default ->
          throw new InvalidInputException(
              "action",
              "The action %s is unknown; accepted: APPROVE, DECLINE, SPEND, CLOSE."
                  .formatted(action));
    }
  }

  private void review(String memberNumber, String outcome, String remark) {
    reviews.complete(
        memberNumber, Map.of("reviewOutcome", outcome, "reviewRemark", remark), MANAGER);
  }
}
