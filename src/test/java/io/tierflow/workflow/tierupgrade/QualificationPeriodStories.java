package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Owners choose the days whose figures count, and what counts in a season. */
abstract class QualificationPeriodStories {

  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);
  private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);
  private static final String NAME = "another period";

  @Autowired TestProgramme programme;
  @Autowired MemberService members;
  @Autowired TierUpgradeService upgrades;
  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;
  @Autowired AdjustableClock clock;
  @Autowired TransactionOperations transaction;

  @BeforeEach
  void setClock() {
    clock.set("2027-01-12T18:00:00Z");
  }

  @AfterEach
  void withdraw() {
    for (Deployment done : repository.createDeploymentQuery().deploymentName(NAME).list()) {
      repository.deleteDeployment(done.getId(), true);
    }
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void whatComesInLateRaisesForTheYearThatIsOver() {
    qualifyIn("CALENDAR_YEAR");
    String member = programme.enrol();
    programme.purchase(member, "1500.00", NEW_YEARS_EVE.minusDays(1));

    String instance = programme.upgrade(member, JANUARY);

    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(programme.member(member).getTierSince()).isEqualTo(JANUARY);
    assertThat(changes(member)).containsExactly("CONFIRMED 2026-12-31 2027-01-12 2027-12-31");
    assertThat(inputs(instance))
        .contains("\"asOf\":\"2026-12-31\"")
        .contains("\"qualifyingPoints\":150");
    assertThat(eligibility(instance))
        .extracting(decision -> decision.inputs().get("asOf") + " " + decision.text("tier").get())
        .containsExactly("2027-01-12 REGULAR", "2026-12-31 SILVER");
  }

  @Test
  void theYearThatIsOverIsTheGroundOfAReviewToo() {
    qualifyIn("CALENDAR_YEAR");
    String member = programme.enrol();
    String purchase = programme.purchase(member, "12000.00", NEW_YEARS_EVE.minusDays(1));
    String instance = programme.upgrade(member, JANUARY);
    assertThat(programme.member(member).isUnderReview()).isTrue();
    assertThat(lost(instance)).isEqualTo(false);

    programme.refund(member, purchase, "1.00", JANUARY);
    assertThat(lost(instance)).isEqualTo(false);
    clock.set("2027-02-01T18:00:00Z");
    programme.review(instance, "APPROVED", null);

    assertThat(changes(member)).containsExactly("CONFIRMED 2026-12-31 2027-02-01 2027-12-31");
    assertThat(programme.member(member).getTenure().validUntil())
        .isEqualTo(LocalDate.of(2027, 12, 31));
  }

  @Test
  void whatIsLeftOfTheYearMayNoLongerEarnTheTierUnderReview() {
    qualifyIn("CALENDAR_YEAR");
    // A refund's spend counts on its own day, so that only points tell of it.
    deploy(TableFile.of("tier-eligibility").without("vip-by-annual-spend"));
    deploy(TableFile.of("upgrade-review").without("review-high-spend"));
    String member = programme.enrol();
    String purchase = programme.purchase(member, "12000.00", NEW_YEARS_EVE.minusDays(1));
    String instance = programme.upgrade(member, JANUARY);

    programme.refund(member, purchase, "11000.00", JANUARY);

    assertThat(lost(instance)).isEqualTo(true);
    programme.review(instance, "DECLINED", "Given back.");
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
  }

  @Test
  void aSavePointOfAnOwnersBetweenTheStepsLosesNothing() {
    qualifyIn("CALENDAR_YEAR");
    EditedModel savePoint =
        EditedModel.deploy(
            repository,
            "/bpmn/loyalty-tier-upgrade.bpmn",
            "name=\"Update Loyalty Tier\" camunda",
            "name=\"Update Loyalty Tier\" camunda:asyncBefore=\"true\" camunda");
    try {
      String member = programme.enrol();
      programme.purchase(member, "1500.00", NEW_YEARS_EVE.minusDays(1));
      programme.purchase(member, "500.00", JANUARY.minusDays(1));

      String instance = programme.upgrade(member, JANUARY);

      assertThat(changes(member)).containsExactly("CONFIRMED 2026-12-31 2027-01-12 2027-12-31");
      assertThat(inputs(instance)).contains("\"qualifyingPoints\":150");
    } finally {
      savePoint.withdraw();
    }
  }

  @Test
  void aMembershipYearBeginsOnTheDayOfEnrolment() {
    qualifyIn("MEMBERSHIP_YEAR");
    String member = programme.enrol();
    String later = programme.enrol();
    enrolledOn(member, LocalDate.of(2026, 1, 5));
    enrolledOn(later, LocalDate.of(2025, 12, 20));
    for (String each : List.of(member, later)) {
      programme.purchase(each, "700.00", LocalDate.of(2026, 12, 28));
      programme.purchase(each, "700.00", LocalDate.of(2027, 1, 8));
      programme.upgrade(each, JANUARY);
    }

    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(programme.member(later).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(changes(later)).containsExactly("CONFIRMED 2027-01-12 2027-01-12 2028-12-19");
  }

  @Test
  void aPageOfMembersQualifiesAsEachAloneWould() {
    qualifyIn("CALENDAR_YEAR");
    String early = programme.enrol();
    String late = programme.enrol();
    programme.purchase(early, "1500.00", NEW_YEARS_EVE.minusDays(1));
    programme.purchase(late, "700.00", NEW_YEARS_EVE.minusDays(1));
    programme.purchase(late, "3100.00", LocalDate.of(2027, 1, 5));

    transaction.executeWithoutResult(
        status -> upgrades.takeThrough(List.of(early, late), JANUARY, null));

    assertThat(programme.member(early).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(changes(early)).containsExactly("CONFIRMED 2026-12-31 2027-01-12 2027-12-31");
    assertThat(programme.member(late).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(changes(late)).containsExactly("CONFIRMED 2027-01-12 2027-01-12 2028-12-31");
  }

  @Test
  void aDatedRowAboveAnotherIsASeasonsThreshold() {
    deploy(
        TableFile.of("tier-eligibility")
            .copyAbove("silver-by-points", "silver-in-winter")
            .cell("silver-in-winter", "qualifyingPoints", ">= 50")
            .cell("silver-in-winter", "asOf", "[date(\"2027-01-01\") .. date(\"2027-01-31\")]"));

    assertThat(tierFor("600.00", LocalDate.of(2027, 1, 11))).isEqualTo("SILVER");
    clock.set("2027-02-01T18:00:00Z");
    assertThat(tierFor("600.00", LocalDate.of(2027, 2, 1))).isEqualTo("REGULAR");
  }

  @Test
  void aCellOfAnotherColumnMayNameTheDay() {
    deploy(
        TableFile.of("tier-eligibility")
            .cell(
                "silver-by-points",
                "qualifyingPoints",
                "? >= (if asOf < date(\"2027-02-01\") then 50 else 100)"));

    assertThat(tierFor("600.00", LocalDate.of(2027, 1, 11))).isEqualTo("SILVER");
    clock.set("2027-02-01T18:00:00Z");
    assertThat(tierFor("600.00", LocalDate.of(2027, 2, 1))).isEqualTo("REGULAR");
  }

  @Test
  void whoWasLoweredEarnsForEarlierDaysInTheEarlierTier() {
    String member = programme.enrol();
    programme.purchase(member, "4000.00", LocalDate.of(2026, 12, 1));
    clock.set("2026-12-02T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2026, 12, 2));
    clock.set("2027-01-12T18:00:00Z");
    LocalDate lowered = LocalDate.of(2027, 1, 1);
    transaction.executeWithoutResult(
        status ->
            members
                .require(member)
                .confirmTier(
                    Tier.valueOf("REGULAR"), lowered, TierTenure.UNLIMITED.lowered(lowered)));
    String before = programme.purchase(member, "100.00", NEW_YEARS_EVE);
    String after = programme.purchase(member, "100.00", lowered);

    programme.upgrade(member, JANUARY);

    assertThat(multiplier(before)).isGreaterThan(multiplier(after));
  }

  private long multiplier(String transactionId) {
    return programme.number(
        "select earning_multiplier * 100 from transaction where transaction_id = ?", transactionId);
  }

  private String tierFor(String amount, LocalDate day) {
    String member = programme.enrol();
    programme.purchase(member, amount, day);
    programme.upgrade(member, day);
    return programme.member(member).getConfirmedTier().code();
  }

  private Object lost(String instance) {
    return tasks.getVariableLocal(
        programme.task(instance, "AssignLoyaltyManagerReview").getId(), "groundLost");
  }

  private List<Decision> eligibility(String instance) {
    return programme.status(instance).upgrade().getDecisions().stream()
        .filter(decision -> decision.table().equals("tier-eligibility"))
        .toList();
  }

  private String inputs(String instance) {
    return programme.texts("select inputs from tier_change where change_id = ?", instance).get(0);
  }

  private List<String> changes(String member) {
    return programme.texts(
        """
        select concat(status, ' ', earned_on, ' ', decided_on, ' ', valid_until)
        from tier_change where member_number = ? and earned_on is not null
        order by recorded_at""",
        member);
  }

  private void enrolledOn(String member, LocalDate day) {
    programme.execute("update member set enrolled_on = ? where member_number = ?", day, member);
  }

  private void qualifyIn(String period) {
    TableFile terms = TableFile.of("tier-terms");
    for (String row : List.of("regular-terms", "silver-terms", "gold-terms", "vip-terms")) {
      terms =
          terms
              .cell(row, "qualificationPeriod", '"' + period + '"')
              .cell(row, "validity", "\"END_OF_NEXT_PERIOD\"");
    }
    deploy(terms);
  }

  private void deploy(TableFile table) {
    repository
        .createDeployment()
        .name(NAME)
        .addInputStream(table.key() + ".dmn", new ByteArrayInputStream(table.bytes()))
        .deploy();
  }
}
