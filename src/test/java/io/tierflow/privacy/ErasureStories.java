package io.tierflow.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.member.MemberSearch;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.NewMember;
import io.tierflow.member.ProfileChange;
import io.tierflow.member.TierStatus;
import io.tierflow.points.PointsService;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.DatabaseDump;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.PageResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a person is found, shown to whom it needs, and erased. */
abstract class ErasureStories {

  static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final String REVIEW = "AssignLoyaltyManagerReview";
  private static final String GIFT = "VerifyPhysicalGiftDispatch";
  private static final String LEDGER = "select reason from ledger_entry where member_number = ?";
  @Autowired TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired MemberService members;
  @Autowired MemberSearch search;
  @Autowired private PointsService points;
  @Autowired MemberErasureService erasures;
  @Autowired private ProcessEngine engine;
  @Autowired private DataSource database;
  final Person person = Person.unlikeAnyOther();

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
    assertThat(search.findByEmail(person.email()))
        .extracting(Member::getMemberNumber)
        .containsExactly(person.number());
    members.change(
        person.number(),
        new ProfileChange("Grace", null, null, null, null, null, null, null, null, null));
    assertThat(found(person.surname())).isEmpty();
    assertThat(search.findByEmail(person.email())).isEmpty();
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
    assertThat(erased.getTier()).isEqualTo(Tier.valueOf("REGULAR"));
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

  String openReview() {
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

  void request(String id) {
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

  void enrol() {
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
    return search.search(query, PageResponse.request(0, 50)).items().stream()
        .map(Member::getMemberNumber)
        .toList();
  }

  List<String> audited(String action) {
    return programme.texts(
        "select coalesce(detail, '') from audit_entry where subject = ? and action = ?",
        person.number(),
        action);
  }

  private void assertNowhere() throws SQLException {
    assertThat(dump().placesOf(person.told())).isEmpty();
  }

  private DatabaseDump dump() {
    return new DatabaseDump(database);
  }

  /** Somebody whose data stands nowhere else in the database. */
  record Person(
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
