package io.tierflow.member;

import io.tierflow.csv.CsvColumns;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvRecord;
import io.tierflow.csv.LineOutcome;
import io.tierflow.policy.Tier;
import io.tierflow.web.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The file of members: one line each. */
@Component
public class MemberCsv implements CsvFormat<NewMember> {

  private static final CsvColumns COLUMNS =
      new CsvColumns(
          List.of(
              "member_number",
              "full_name",
              "email",
              "phone",
              "birth_date",
              "enrolled_on",
              "account_type"),
          List.of(
              "address",
              "language",
              "agreement",
              "email_consent",
              "sms_consent",
              "email_marketing",
              "sms_marketing",
              "push_consent",
              "push_marketing",
              "dashboard_consent",
              "dashboard_marketing",
              "zone",
              "tier",
              "opening_points"));

  private final MemberRegister register;

  MemberCsv(MemberRegister register) {
    this.register = register;
  }

  @Override
  public CsvColumns columns() {
    return COLUMNS;
  }

  @Override
  public NewMember read(CsvRecord line) {
    return new NewMember(
        line.text("member_number"),
        line.text("full_name"),
        line.text("email"),
        line.text("phone"),
        line.day("birth_date"),
        line.day("enrolled_on"),
        line.oneOf("account_type", AccountType.class),
        line.text("address"),
        line.text("language"),
        line.text("agreement"),
        line.flag("email_consent"),
        line.flag("sms_consent"),
        preferences(line),
        tier(line),
        line.whole("opening_points"));
  }

  private static PreferenceChange preferences(CsvRecord line) {
    return new PreferenceChange(
        line.flag("email_marketing"),
        line.flag("sms_marketing"),
        line.flag("push_consent"),
        line.flag("push_marketing"),
        line.flag("dashboard_consent"),
        line.flag("dashboard_marketing"),
        line.zone("zone"));
  }

  @Override
  public List<LineOutcome> record(List<NewMember> lines) {
    List<EnrolmentOutcome> enrolments = register.enrolTogether(lines);
    List<LineOutcome> outcomes = new ArrayList<>(lines.size());
    for (int index = 0; index < lines.size(); index++) {
      outcomes.add(outcome(lines.get(index), enrolments.get(index)));
    }
    return outcomes;
  }

  private static LineOutcome outcome(NewMember line, EnrolmentOutcome enrolment) {
    if (enrolment.enrolled() != null) {
      return LineOutcome.ACCEPTED;
    }
    if (enrolment.refusal() != null) {
      return LineOutcome.rejected(enrolment.refusal().getMessage());
    }
    if (enrolment.present().getStatus() == MemberStatus.ERASED) {
      return LineOutcome.rejected(
          "The member %s was erased. The number can't be used again."
              .formatted(line.memberNumber()));
    }
    return line.isSameAs(enrolment.present())
        ? LineOutcome.DUPLICATE
        : LineOutcome.rejected(
            "Member %s already exists, with another profile.".formatted(line.memberNumber()));
  }

  private static Tier tier(CsvRecord line) {
    String code = line.text("tier");
    if (code != null && !Tier.isCode(code)) {
      throw new InvalidInputException("tier", "The field tier must be the code of a tier.");
    }
    return code == null ? null : new Tier(code);
  }
}
