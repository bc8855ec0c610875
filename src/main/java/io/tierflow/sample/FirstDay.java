package io.tierflow.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tierflow.member.MemberService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.workflow.tierupgrade.review.OpenReviewService;
import java.io.IOException;
import java.util.Map;
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

  FirstDay(OpenReviewService reviews, RedemptionService redemptions, MemberService members) {
    this.reviews = reviews;
    this.redemptions = redemptions;
    this.members = members;
  }

  void happen(String actions) throws IOException {
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(actions)) {
      lines.forEach(
          line ->
              happen(
                  line.getField("action"),
                  line.getField("member_number"),
                  line.getField("detail")));
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
          throw new IllegalStateException("The sample's action %s is unknown.".formatted(action));
    }
  }

  private void review(String memberNumber, String outcome, String remark) {
    reviews.complete(
        memberNumber, Map.of("reviewOutcome", outcome, "reviewRemark", remark), MANAGER);
  }
}
