package io.tierflow.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.member.MemberStatus;
import io.tierflow.policy.Tier;
import io.tierflow.report.HealthFigures;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a person's data, over the real tables of programme and engine. */
abstract class PrivacyStories extends ErasureStories {

  @Autowired private MemberExportService exports;
  @Autowired private MonthlyReportService reports;
  @Autowired private RetentionService retention;
  @Autowired private ObjectMapper json;

  @Test
  void anUpgradeNeedsNoPersonalDataAndReadsNone() {
    enrol();
    programme.purchase(person.number(), "1500.00", TODAY.minusDays(3));
    programme.execute(
        "update member set personal_data = X'00' where member_number = ?", person.number());

    programme.upgrade(person.number(), TODAY);

    assertThat(members.require(person.number()).getConfirmedTier())
        .isEqualTo(Tier.valueOf("SILVER"));
    assertThat(
            programme.texts("select state from message where member_number = ?", person.number()))
        .containsOnly("NOT_CONFIGURED");
    programme.execute("delete from member_lookup where member_number = ?", person.number());
    erasures.erase(person.number(), ErasureReason.REQUESTED);
  }

  @Test
  void membersWhoLeftLongAgoAreErasedAndOnlyThese() {
    enrol();
    Person other = Person.unlikeAnyOther();
    members.enrol(other.asNewMember());
    close(person, TODAY.minusYears(10).minusDays(1));
    close(other, TODAY.minusYears(10));

    retention.endWhatIsDue();

    assertThat(members.require(person.number()).getStatus()).isEqualTo(MemberStatus.ERASED);
    assertThat(audited("MEMBER_ERASED")).containsExactly("RETENTION_ENDED");
    assertThat(members.require(other.number()).getProfile().fullName()).isEqualTo(other.fullName());
    assertThat(programme.texts("select detail from audit_entry where action = 'RETENTION_ENDED'"))
        .contains("1 member erased, 0 recipients forgotten, 0 decided requests deleted");
  }

  @Test
  void recipientsAmongTheStaffAreForgottenOnceTheirMessagesAreOldAndDone() {
    staffMessage("old", "SENT", "2026-08-01 00:00:00");
    staffMessage("waiting", "PENDING", "2026-08-01 00:00:00");
    staffMessage("recent", "SENT", "2026-08-03 00:00:00");

    retention.endWhatIsDue();

    assertThat(
            programme.texts(
                "select message_id from message where recipient = 'staff@tierflow.example'"
                    + " order by message_id"))
        .containsExactly("recent", "waiting");
    programme.execute("delete from message where member_number is null");
  }

  @Test
  void requestsThatWereDecidedLongAgoAreDeletedAndOthersStay() {
    enrol();
    for (String decided : List.of("2024-10-30 23:59:59", "2024-10-31 00:00:00")) {
      request(decided.substring(0, 10) + person.number().substring(0, 20));
      programme.execute(
          "update approval_request set state = 'DECLINED', decided_at = ? where operation_id = ?",
          LocalDateTime.parse(decided.replace(' ', 'T')),
          decided.substring(0, 10) + person.number().substring(0, 20));
    }
    request("waits" + person.number().substring(0, 20));

    retention.endWhatIsDue();

    assertThat(
            programme.texts(
                "select substring(operation_id, 1, 5) from approval_request"
                    + " where member_number = ? order by operation_id",
                person.number()))
        .containsExactly("2024-", "waits");
    assertThat(
            programme.texts(
                "select operation_id from approval_request where decided_at < '2024-10-31'"))
        .isEmpty();
    erasures.erase(person.number(), ErasureReason.REQUESTED);
  }

  @Test
  void figuresOfAnErasedMemberStay() {
    enrol();
    programme.purchase(person.number(), "1500.00", TODAY.minusDays(3));
    programme.upgrade(person.number(), TODAY);
    members.close(person.number());
    HealthFigures before = figures();

    erasures.erase(person.number(), ErasureReason.RETENTION_ENDED);

    assertThat(figures()).isEqualTo(before);
  }

  @Test
  void anErasedNumberIsNotGivenAgainNorErasedTwice() {
    enrol();
    erasures.erase(person.number(), ErasureReason.REQUESTED);

    erasures.erase(person.number(), ErasureReason.UNLAWFUL);

    assertThat(audited("MEMBER_ERASED")).containsExactly("REQUESTED");
    assertThatThrownBy(this::enrol).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> members.change(person.number(), Person.unlikeAnyOther().asChange()))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> erasures.erase("nobody", ErasureReason.REQUESTED))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anExportHoldsAllThatIsKeptButNoVoucherCode() {
    String instance = openReview();
    programme.review(instance, "APPROVED", null);

    JsonNode export = json.valueToTree(exports.export(person.number()));

    assertThat(export.fieldNames())
        .toIterable()
        .contains("profile", "transactions", "ledger", "tierChanges", "vouchers", "gifts")
        .contains("messages", "tierUpgrades", "audit");
    assertThat(export.at("/profile/fullName").asText()).isEqualTo(person.fullName());
    assertThat(export.at("/profile/email").asText()).isEqualTo(person.email());
    assertThat(export.at("/profile/birthDate").asText()).isEqualTo(person.birthDate().toString());
    assertThat(export.at("/transactions/0/amount").decimalValue()).isEqualByComparingTo("12000");
    assertThat(export.at("/ledger/0/points").asLong()).isEqualTo(1200);
    assertThat(export.at("/ledger/0/recordedAt").asText()).isEqualTo("2026-10-31T18:00:00Z");
    assertThat(export.at("/vouchers/0/state").asText()).isEqualTo("ISSUED");
    assertThat(export.at("/messages").findValuesAsText("text"))
        .anySatisfy(text -> assertThat(text).contains(person.fullName()));
    assertThat(export.at("/tierUpgrades/0/processInstanceId").asText()).isEqualTo(instance);
    programme
        .texts("select code from voucher where member_number = ?", person.number())
        .forEach(code -> assertThat(export.toString()).doesNotContain(code));
    assertThat(audited("MEMBER_EXPORTED")).hasSize(1);
  }

  private void close(Person left, LocalDate day) {
    members.close(left.number());
    programme.execute(
        "update member set closed_on = ? where member_number = ?", day, left.number());
  }

  private void staffMessage(String id, String state, String createdAt) {
    programme.execute(
        """
        insert into message (message_id, idempotency_key, recipient, kind, channel, parameters,
          state, created_at, next_attempt_at, attempts)
        values (?, ?, 'staff@tierflow.example', 'TASK_REMINDER', 'EMAIL', '{}', ?, ?, ?, 0)\
        """,
        id,
        id,
        state,
        createdAt,
        createdAt);
  }

  private HealthFigures figures() {
    return reports.current(YearMonth.from(TODAY)).figures();
  }
}
