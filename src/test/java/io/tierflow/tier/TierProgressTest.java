package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.DayRange;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.points.ExpiringPoints;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.OneTransaction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members have, need and lack, by each figure, with the numbers of the deployed table. */
@CoreTest
class TierProgressTest {

  private static final String ELIGIBILITY = "tier-eligibility";

  private final CoreProgramme programme = new CoreProgramme();
  private final TierProgressService service = programme.the(TierProgressService.class);

  @BeforeEach
  void anyOfThreeFiguresEarnsATier() {
    programme
        .tables()
        .deploy(ELIGIBILITY, inputs -> Map.of("tier", anyOf(inputs)))
        .number(ELIGIBILITY, "qualifyingPoints", "100", "300")
        .number(ELIGIBILITY, "annualSpend", "499.99", "3000")
        .number(ELIGIBILITY, "annualTransactions", "3", "20");
  }

  @Test
  void eachFigureIsAWayOfItsOwn() {
    CoreMember member = enrol("REGULAR");
    member.buys("X-1", "120.50");
    member.upgrades("run-1", CoreProgramme.TODAY);
    member.buys("X-2", "10.00");

    TierProgress progress = progress();

    assertThat(progress.tier().code()).isEqualTo("REGULAR");
    assertThat(progress.label()).isEqualTo("REGULAR");
    assertThat(progress.keeping()).isNull();
    assertThat(progress.lastDay()).isNull();
    assertThat(progress.days()).isEqualTo(days("2025-11-01", "2026-10-31"));
    assertThat(progress.pendingTransactions()).isEqualTo(1);
    assertThat(progress.nextExpiry()).isEqualTo(new ExpiringPoints(LocalDate.of(2028, 10, 31), 12));
    assertThat(progress.next().label()).isEqualTo("SILVER");
    assertThat(progress.next().reached()).isFalse();
    assertThat(said(progress.next().criteria()))
        .containsExactly(
            "qualifyingPoints 12 of 100, 88 missing",
            "annualSpend 130.50 of 500.00, 369.50 missing",
            "annualTransactions 2 of 3, 1 missing");
  }

  @Test
  void whatIsReachedAlreadyLacksNothing() {
    CoreMember member = enrol("REGULAR");
    member.buys("X-1", "3000.00");
    member.upgrades("run-1", CoreProgramme.TODAY);

    TierProgress.Next next = progress().next();

    assertThat(next.label()).isEqualTo("GOLD");
    assertThat(next.reached()).isTrue();
    assertThat(next.criteria()).allMatch(way -> way.missing().signum() == 0);
  }

  @Test
  void thereIsNothingAboveTheHighestTier() {
    enrol("VIP");

    assertThat(progress().next()).isNull();
  }

  @Test
  void whereItTakesSeveralFiguresTogetherNoneHasANumber() {
    programme
        .tables()
        .deploy(
            ELIGIBILITY,
            inputs ->
                Map.of(
                    "tier",
                    points(inputs) >= 100 && (Double) inputs.get("annualSpend") >= 500
                        ? "GOLD"
                        : "REGULAR"));
    enrol("REGULAR");

    TierProgress.Next next = progress().next();

    assertThat(next.label()).isEqualTo("SILVER");
    assertThat(next.ways()).isEmpty();
    assertThat(said(next.criteria()))
        .containsExactly(
            "qualifyingPoints 0 of null, null missing",
            "annualSpend 0.00 of null, null missing",
            "annualTransactions 0 of null, null missing");
  }

  @Test
  void inACalendarYearOnlyItsTransactionsCount() {
    terms("CALENDAR_YEAR", "END_OF_NEXT_PERIOD");
    CoreMember member = enrol("REGULAR");
    programme.clock().set("2025-12-30T12:00:00Z");
    member.buys("X-1", "500.00");
    programme.clock().set("2026-10-31T12:00:00Z");
    member.buys("X-2", "20.00");
    member.upgrades("run-1", CoreProgramme.TODAY);

    TierProgress progress = progress();

    assertThat(progress.days()).isEqualTo(days("2026-01-01", "2026-12-31"));
    assertThat(said(progress.next().criteria()))
        .containsExactly(
            "qualifyingPoints 2 of 100, 98 missing",
            "annualSpend 20.00 of 500.00, 480.00 missing",
            "annualTransactions 1 of 3, 2 missing");
  }

  @Test
  void aTierIsKeptByWhatIsDoneInTheYearThatEndsWithIt() {
    terms("CALENDAR_YEAR", "END_OF_NEXT_PERIOD");
    CoreMember member = enrol("SILVER");
    holds(valid("2026-03-01", "2027-12-31"));
    member.buys("X-1", "900.00");
    member.upgrades("run-1", CoreProgramme.TODAY);

    TierProgress before = progress();
    assertThat(before.lastDay()).isEqualTo("2027-12-31");
    assertThat(before.keeping().days()).isEqualTo(days("2027-01-01", "2027-12-31"));
    assertThat(before.keeping().kept()).isFalse();
    assertThat(said(before.keeping().missing()))
        .containsExactly(
            "qualifyingPoints 0 of 100, 100 missing",
            "annualSpend 0.00 of 500.00, 500.00 missing",
            "annualTransactions 0 of 3, 3 missing");

    programme.clock().set("2027-02-01T12:00:00Z");
    member.buys("X-2", "700.00");

    TierProgress.Keeping after = progress().keeping();
    assertThat(after.kept()).isTrue();
    assertThat(after.missing()).isEmpty();
    assertThat(said(after.ways()))
        .as("points and transactions are not needed as long as the spend is there")
        .containsExactly("annualSpend 700.00 of 500.00, 0.00 missing");
  }

  @Test
  void inAGracePeriodItsDaysCountAsWell() {
    terms("ROLLING_12_MONTHS", "12_MONTHS");
    CoreMember member = enrol("SILVER");
    holds(
        valid("2025-10-15", "2026-10-14")
            .inGrace(LocalDate.of(2026, 11, 13), LocalDate.of(2026, 11, 1)));
    member.buys("X-1", "40.00");
    member.upgrades("run-1", CoreProgramme.TODAY);

    TierProgress progress = progress();

    assertThat(progress.lastDay()).isEqualTo("2026-11-13");
    assertThat(progress.keeping().days()).isEqualTo(days("2025-10-15", "2026-11-13"));
    assertThat(said(progress.keeping().missing()))
        .contains("qualifyingPoints 4 of 100, 96 missing");
  }

  @Test
  void whatLeavesTheTwelveMonthsBeforeTheTierEndsDoesNotKeepIt() {
    terms("ROLLING_12_MONTHS", "12_MONTHS");
    CoreMember member = enrol("SILVER");
    holds(valid("2026-03-01", "2027-02-28"));
    programme.clock().set("2026-02-10T12:00:00Z");
    member.buys("X-1", "600.00");
    member.upgrades("run-1", LocalDate.of(2026, 2, 10));
    programme.clock().set("2026-10-31T12:00:00Z");

    assertThat(said(progress().next().criteria()))
        .contains("annualSpend 600.00 of 3000.00, 2400.00 missing");
    assertThat(said(progress().keeping().missing()))
        .contains(
            "qualifyingPoints 0 of 100, 100 missing", "annualSpend 0.00 of 500.00, 500.00 missing");
  }

  @Test
  void aTierThatEndsWithinAYearIsKeptByThatYearOrTheOneBefore() {
    terms("CALENDAR_YEAR", "18_MONTHS");
    CoreMember member = enrol("SILVER");
    holds(valid("2026-01-10", "2027-07-09"));
    member.buys("X-1", "600.00");
    member.upgrades("run-1", CoreProgramme.TODAY);
    programme.clock().set("2027-03-01T12:00:00Z");

    assertThat(progress().keeping().kept()).isTrue();
    assertThat(progress().keeping().days()).isEqualTo(days("2026-01-01", "2026-12-31"));
    assertThat(said(progress().next().criteria()))
        .contains("annualSpend 0.00 of 3000.00, 3000.00 missing");
  }

  @Test
  void whatKeepsATierIsForTheTableOfRetentionToSay() {
    terms("ROLLING_12_MONTHS", "12_MONTHS");
    programme
        .tables()
        .deploy(
            "tier-retention",
            inputs ->
                points(inputs) >= 80 && (Long) inputs.get("daysInGrace") == 0
                    ? Map.of("outcome", "KEEP")
                    : Map.of("outcome", "LOWER", "toTier", inputs.get("tierBelow")))
        .number("tier-retention", "qualifyingPoints", "80");
    enrol("SILVER");
    holds(valid("2026-01-01", "2026-12-31"));

    assertThat(said(progress().keeping().missing()))
        .containsExactly("qualifyingPoints 0 of 80, 80 missing");
    assertThat(pointsToKeep()).contains(80L);

    holds(
        valid("2025-10-15", "2026-10-14")
            .inGrace(LocalDate.of(2026, 11, 13), LocalDate.of(2026, 11, 1)));
    assertThat(progress().keeping().ways()).isEmpty();
    assertThat(pointsToKeep()).isEmpty();
  }

  @Test
  void theLowestTierCannotBeLost() {
    enrol("REGULAR");
    holds(valid("2026-01-01", "2026-12-31"));

    assertThat(progress().keeping()).isNull();
    assertThat(pointsToKeep()).isEmpty();
  }

  @Test
  void theOutlookOfAPageTellsWhatIsMissingOnlyWhereTheEndIsNear() {
    terms("ROLLING_12_MONTHS", "12_MONTHS");
    enrol("SILVER");
    holds(valid("2026-01-01", "2026-12-31"));
    Member member = programme.the(MemberService.class).require("M-1");
    TierOutlook outlook = programme.the(TierOutlook.class);
    LocalDate today = CoreProgramme.TODAY;
    LocalDate end = LocalDate.of(2026, 12, 31);

    assertThat(OneTransaction.in(() -> outlook.ending(List.of(member), today, end)))
        .containsEntry("M-1", new EndingTier(end, false, 100L));
    assertThat(outlook.ending(List.of(member), today, end.minusDays(1)))
        .containsEntry("M-1", new EndingTier(end, false, null));
  }

  private Optional<Long> pointsToKeep() {
    return programme
        .the(TierOutlook.class)
        .pointsToKeep(programme.the(MemberService.class).require("M-1"), CoreProgramme.TODAY);
  }

  private CoreMember enrol(String tier) {
    return programme.enrol("M-1", Tier.valueOf(tier), 0);
  }

  private void holds(TierTenure tenure) {
    programme.the(MemberService.class).require("M-1").holdTier(tenure);
  }

  private TierProgress progress() {
    return service.progress("M-1", Locale.ENGLISH);
  }

  private void terms(String period, String validity) {
    programme
        .tables()
        .deploy(
            "tier-terms",
            inputs -> {
              Map<String, Object> outputs = new HashMap<>();
              outputs.put("label", inputs.get("tier"));
              outputs.put("qualificationPeriod", period);
              outputs.put("validity", validity);
              outputs.put("graceDays", 30);
              return outputs;
            });
  }

  private static TierTenure valid(String from, String until) {
    return TierTenure.UNLIMITED.valid(LocalDate.parse(from), LocalDate.parse(until), "TERMS");
  }

  private static DayRange days(String from, String to) {
    return new DayRange(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static List<String> said(List<CriterionProgress> criteria) {
    return criteria.stream()
        .map(
            way ->
                "%s %s of %s, %s missing"
                    .formatted(way.criterion().input(), way.have(), way.need(), way.missing()))
        .toList();
  }

  private static String anyOf(Map<String, Object> inputs) {
    double spend = (Double) inputs.get("annualSpend");
    long transactions = (Long) inputs.get("annualTransactions");
    if (points(inputs) >= 300 || spend >= 3_000 || transactions >= 20) {
      return "GOLD";
    }
    return points(inputs) >= 100 || spend > 499.99 || transactions >= 3 ? "SILVER" : "REGULAR";
  }

  private static long points(Map<String, Object> inputs) {
    return (Long) inputs.get("qualifyingPoints");
  }
}
