package io.tierflow.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.NewMember;
import io.tierflow.member.ProfileChange;
import io.tierflow.member.Tier;
import io.tierflow.member.TierStatus;
import io.tierflow.points.PointsService;
import io.tierflow.report.HealthFigures;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.DatabaseDump;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.PageResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a person's data, over the real tables of programme and engine. */
abstract class PrivacyStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final String REVIEW = "AssignLoyaltyManagerReview";
  private static final String GIFT = "VerifyPhysicalGiftDispatch";
  private static final String LEDGER = "select reason from ledger_entry where member_number = ?";

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private MemberService members;
  @Autowired private PointsService points;
  @Autowired private MemberErasureService erasures;
  @Autowired private MemberExportService exports;
  @Autowired private MonthlyReportService reports;
  @Autowired private RetentionService retention;
  @Autowired private ProcessEngine engine;
  @Autowired private DataSource database;
  @Autowired private ObjectMapper json;

  private final Person person = Person.unlikeAnyOther();

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void aDumpHoldsNoPersonalDataInClearWhileTasksShowIt() throws SQLException {
    String instance = openReview();
    assertThat(formOf(instance, REVIEW)).containsEntry("memberName", person.fullName());
    programme.review(instance, "APPROVED", null);

    assertThat(formOf(instance, GIFT))
        .containsEntry("memberName", person.fullName())
        .containsEntry("address", person.address());
    assertNowhere();
  }

  @Test
  void aCorrectedAddressReachesAGiftThatIsWaiting() {
    String instance = openReview();
    programme.review(instance, "APPROVED", null);

    members.change(
        person.number(),
        new ProfileChange(
            person.fullName(), null, null, null, null, "9 New Road", null, null, null, null));

    assertThat(formOf(instance, GIFT)).containsEntry("address", "9 New Road");
  }

  @Test
  void membersAreFoundByWordsOfTheirNameAndByWholeContact() {
    enrol();

    assertThat(found(person.surname().toUpperCase())).containsExactly(person.number());
    assertThat(found(person.surname() + " zoe")).containsExactly(person.number());
    assertThat(found(person.surname() + " Grace")).isEmpty();
    assertThat(found(person.surname().substring(0, 8))).isEmpty();
    assertThat(found(" " + person.email().toUpperCase())).containsExactly(person.number());
    assertThat(members.findByEmail(person.email()))
        .extracting(Member::getMemberNumber)
        .containsExactly(person.number());
    members.change(
        person.number(),
        new ProfileChange("Grace", null, null, null, null, null, null, null, null, null));
    assertThat(found(person.surname())).isEmpty();
    assertThat(members.findByEmail(person.email())).isEmpty();
  }

  @Test
  void erasureLeavesNoTraceOfThePersonNotEvenInWhatStaffWrote() throws SQLException {
    String instance = openReview();
    comment(instance, REVIEW);
    programme.review(instance, "DECLINED", "Spoke with " + person.fullName());
    points.adjust(
        person.number(),
        new PointsService.Adjustment("a-" + person.number(), 5, "For " + person.fullName()),
        "manager");
    assertThat(dump().placesOf(List.of(person.fullName()))).isNotEmpty();
    List<String> ledger = programme.texts(LEDGER, person.number());

    erasures.erase(person.number(), ErasureReason.REQUESTED);

    assertNowhere();
    assertThat(programme.texts(LEDGER, person.number())).isNotEmpty().isEqualTo(ledger);
    Member erased = members.require(person.number());
    assertThat(erased.getStatus()).isEqualTo(MemberStatus.ERASED);
    assertThat(erased.getClosedOn()).isEqualTo(TODAY);
    assertThat(erased.getProfile().fullName()).isEqualTo("Erased member");
    assertThat(erased.getProfile().email()).isNull();
    assertThat(erased.getProfile().emailConsent()).isFalse();
    assertThat(found(person.surname())).isEmpty();
    assertThat(found(person.email())).isEmpty();
    assertThat(programme.proof().mismatches()).isZero();
    assertThat(audited("MEMBER_ERASED"))
        .containsExactly(
            "REQUESTED. Gone from the engine's log: manager: AddAttachment Attachment, Update"
                + " Task.");
  }

  @Test
  void erasureForgetsWhatStaffTypedAboutAnAdjustmentToo() throws SQLException {
    enrol();
    String waiting = waitingAdjustment();
    comment(waiting, "ApproveAdjustment");
    assertThat(dump().placesOf(List.of(person.fullName()))).isNotEmpty();

    erasures.erase(person.number(), ErasureReason.REQUESTED);

    assertNowhere();
    assertThat(programme.task(waiting, "ApproveAdjustment")).isNull();
    assertThat(programme.balance(person.number())).isZero();
  }

  @Test
  void erasureEndsAnOpenReviewAndGivesBackWhatWasProvisional() throws SQLException {
    String instance = openReview();
    comment(instance, REVIEW);
    assertThat(members.require(person.number()).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);

    erasures.erase(person.number(), ErasureReason.REQUESTED);

    assertNowhere();
    assertThat(programme.task(instance, REVIEW)).isNull();
    Member erased = members.require(person.number());
    assertThat(erased.getTier()).isEqualTo(Tier.REGULAR);
    assertThat(erased.getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(
            programme.texts("select state from voucher where member_number = ?", person.number()))
        .containsExactly("CANCELLED");
    assertThat(programme.proof().mismatches()).isZero();
  }

  @Test
  void erasureEndsAGiftThatWaitsAndForgetsOneThatLeft() throws SQLException {
    String instance = openReview();
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance,
        Map.of(
            "dispatchOutcome",
            "DISPATCHED",
            "carrier",
            "Post",
            "trackingNumber",
            person.fullName()));

    erasures.erase(person.number(), ErasureReason.REQUESTED);

    assertNowhere();
    assertThat(
            programme.texts(
                "select state from gift_dispatch where member_number = ?", person.number()))
        .containsExactly("DISPATCHED");
  }

  @Test
  void anUpgradeNeedsNoPersonalDataAndReadsNone() {
    enrol();
    programme.purchase(person.number(), "1500.00", TODAY.minusDays(3));
    programme.execute(
        "update member set personal_data = X'00' where member_number = ?", person.number());

    programme.upgrade(person.number(), TODAY);

    assertThat(members.require(person.number()).getConfirmedTier()).isEqualTo(Tier.SILVER);
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

  private String openReview() {
    enrol();
    programme.purchase(person.number(), "12000.00", TODAY.minusDays(3));
    return programme.upgrade(person.number(), TODAY);
  }

  /** A correction above the limit, for which another person is asked. */
  private String waitingAdjustment() {
    String id = "b-" + person.number().substring(0, 30);
    request(id);
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("points-adjustment")
        .businessKey(person.number())
        .setVariable("adjustmentId", id)
        .execute()
        .getId();
  }

  private void request(String id) {
    programme.execute(
        """
        insert into approval_request (operation, operation_id, member_number, points, reason, state,
          requested_by, requested_at, table_version, rule_id, limit_reason)
        values ('ADJUSTMENT', ?, ?, 50000, ?, 'WAITING', 'manager', ?, 1, 'r', 'Above the limit.')
        """,
        id,
        person.number(),
        "For " + person.fullName(),
        TODAY.atTime(18, 0));
  }

  private void enrol() {
    members.enrol(person.asNewMember());
  }

  private Map<String, Object> formOf(String instance, String step) {
    return engine.getFormService().getTaskFormVariables(programme.task(instance, step).getId());
  }

  private void comment(String instance, String step) {
    engine
        .getTaskService()
        .createComment(
            programme.task(instance, step).getId(), instance, "Ask " + person.fullName());
    programme.type(instance, step, "Ask " + person.fullName());
  }

  private List<String> found(String query) {
    return members.search(query, PageResponse.request(0, 50)).items().stream()
        .map(Member::getMemberNumber)
        .toList();
  }

  private List<String> audited(String action) {
    return programme.texts(
        "select coalesce(detail, '') from audit_entry where subject = ? and action = ?",
        person.number(),
        action);
  }

  private HealthFigures figures() {
    return reports.current(YearMonth.from(TODAY)).figures();
  }

  private void assertNowhere() throws SQLException {
    assertThat(dump().placesOf(person.told())).isEmpty();
  }

  private DatabaseDump dump() {
    return new DatabaseDump(database);
  }

  /** Somebody whose data stands nowhere else in the database. */
  private record Person(
      String number,
      String surname,
      String fullName,
      String email,
      String phone,
      LocalDate birthDate,
      String address) {

    static Person unlikeAnyOther() {
      String mark = UUID.randomUUID().toString().replaceAll("[^a-z]", "x").substring(0, 12);
      int digits = Math.floorMod(mark.hashCode(), 10_000_000);
      return new Person(
          "P-" + UUID.randomUUID(),
          "Quetz" + mark,
          "Zoé Quetz" + mark,
          mark + "@private.example",
          "+1999%07d".formatted(digits),
          LocalDate.of(1931, 1, 1).plusDays(digits % 3_000),
          digits + " Okapi Lane, Quokkaville");
    }

    List<String> told() {
      return List.of(fullName, surname, email, phone, birthDate.toString(), address);
    }

    NewMember asNewMember() {
      return new NewMember(
          number,
          fullName,
          email,
          phone,
          birthDate,
          TODAY.minusYears(1),
          null,
          address,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    ProfileChange asChange() {
      return new ProfileChange(
          fullName, email, phone, birthDate, null, address, null, null, null, null);
    }
  }
}
