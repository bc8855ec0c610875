package io.tierflow.tier;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.DayRange;
import io.tierflow.member.Member;
import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.period.QualificationPeriod;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which figures count for members whose terms count them in some period or other. */
@CoreTest
class TierFiguresServiceTest {

  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);

  private final CoreProgramme programme = new CoreProgramme();
  private final TierService tiers = programme.the(TierService.class);
  private final TierFiguresService figures = programme.the(TierFiguresService.class);
  private final PointsEarningService points = programme.the(PointsEarningService.class);

  @Test
  void inACalendarYearAllCountsOnTheDayOfTheTransaction() {
    CoreMember member = enrol(QualificationPeriod.CALENDAR_YEAR);
    buys(member, "T-1", "1500.00", LocalDate.of(2026, 12, 30));
    buys(member, "T-2", "500.00", LocalDate.of(2027, 1, 5));
    member.upgrades("run-1", JANUARY);

    TierFigures now = figures.figures(member(), JANUARY);

    assertThat(now.qualifyingPoints()).isEqualTo(50);
    assertThat(now.spend().annualSpend()).isEqualByComparingTo("500");
    assertThat(now.spend().annualTransactions()).isEqualTo(1);
    assertThat(now.spend().monthlySpend()).isEqualByComparingTo("2000");
    assertThat(now.asOf()).isEqualTo(JANUARY);
    TierFigures closed = figures.closedFigures(member(), JANUARY).orElseThrow();
    assertThat(closed.qualifyingPoints()).isEqualTo(150);
    assertThat(closed.spend().annualSpend()).isEqualByComparingTo("1500");
    assertThat(closed.spend().monthlySpend()).isEqualByComparingTo("1500");
    assertThat(closed.asOf()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(figures.figures(List.of("M-1"), JANUARY)).isEqualTo(Map.of("M-1", now));
  }

  @Test
  void monthsThatRollCountPointsFromTheDayTheyTakeEffect() {
    CoreMember member = enrol(QualificationPeriod.ROLLING_12_MONTHS);
    buys(member, "T-1", "1500.00", LocalDate.of(2026, 12, 30));
    member.upgrades("run-1", JANUARY);
    DayRange lastYear = new DayRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    TierFigures ofYear = figures.figures(member(), lastYear, QualificationPeriod.ROLLING_12_MONTHS);

    assertThat(ofYear.qualifyingPoints()).isZero();
    assertThat(
            figures
                .figures(member(), lastYear, QualificationPeriod.CALENDAR_YEAR)
                .qualifyingPoints())
        .isEqualTo(150);
    assertThat(ofYear.spend().annualSpend()).isEqualByComparingTo("1500");
    assertThat(figures.figures(member(), JANUARY).qualifyingPoints()).isEqualTo(150);
    assertThat(figures.closedFigures(member(), JANUARY)).isEmpty();
    assertThat(figures.figures(List.of("M-1"), JANUARY))
        .isEqualTo(Map.of("M-1", figures.figures(member(), JANUARY)));
  }

  @Test
  void fractionsOfAPeriodAreRoundedDownOnce() {
    CoreMember member = enrol(QualificationPeriod.CALENDAR_QUARTER);
    buys(member, "T-1", "9.90", LocalDate.of(2026, 10, 1));
    buys(member, "T-2", "9.90", LocalDate.of(2026, 10, 2));
    buys(member, "T-3", "9.90", LocalDate.of(2026, 9, 30));
    member.upgrades("run-1", TODAY);

    assertThat(figures.figures(member(), TODAY).qualifyingPoints()).isEqualTo(1);
    assertThat(figures.closedFigures(member(), TODAY).orElseThrow().qualifyingPoints()).isZero();
  }

  @Test
  void aRefundTakesPointsFromThePurchasesPeriodAndSpendFromItsOwn() {
    CoreMember member = enrol(QualificationPeriod.CALENDAR_YEAR);
    buys(member, "T-1", "1500.00", LocalDate.of(2026, 12, 30));
    member.upgrades("run-1", LocalDate.of(2026, 12, 31));
    programme.clock().set("2027-01-12T12:00:00Z");

    member.refunds("R-1", "T-1", "500.00");

    TierFigures closed = figures.closedFigures(member(), JANUARY).orElseThrow();
    assertThat(closed.qualifyingPoints()).isEqualTo(100);
    assertThat(closed.spend().annualSpend()).isEqualByComparingTo("1500");
    TierFigures now = figures.figures(member(), JANUARY);
    assertThat(now.qualifyingPoints()).isZero();
    assertThat(now.spend().annualSpend()).isEqualByComparingTo("-500");
  }

  @Test
  void whatEarnsInTheSameUpgradeCountsOnce() {
    CoreMember member = enrol(QualificationPeriod.CALENDAR_YEAR);
    buys(member, "T-1", "300.00", LocalDate.of(2027, 1, 5));
    buys(member, "T-2", "600.00", LocalDate.of(2026, 12, 5));

    OneTransaction.in(
        () -> {
          tiers.readAhead(List.of("M-1"), JANUARY);
          int queries = programme.store().queries();
          assertThat(figures.qualifyingPoints("M-1", JANUARY, 7)).isZero();
          points.calculateLoyaltyPointsEarned("M-1", JANUARY, "run-1");
          assertThat(figures.qualifyingPoints("M-1", JANUARY, 7)).isEqualTo(30);
          assertThat(figures.figures(member(), JANUARY).qualifyingPoints()).isEqualTo(30);
          assertThat(closedPoints()).isEqualTo(60);
          assertThat(figures.spend("M-1", JANUARY).annualSpend()).isEqualByComparingTo("300");
          assertThat(programme.store().queries()).isEqualTo(queries);
          points.updateCustomerPointsBalance("M-1", JANUARY, "run-1");
          assertThat(figures.qualifyingPoints("M-1", JANUARY, 7)).isEqualTo(30);
          return null;
        });

    assertThat(figures.qualifyingPoints("M-1", JANUARY, 7)).isEqualTo(30);
    assertThat(closedPoints()).isEqualTo(60);
  }

  @Test
  void whatComesInOrGoesBackIsNoLongerWhatWasReadAhead() {
    CoreMember member = enrol(QualificationPeriod.CALENDAR_YEAR);
    buys(member, "T-1", "300.00", LocalDate.of(2027, 1, 5));
    member.upgrades("run-1", JANUARY);
    programme.clock().set("2027-01-12T12:00:00Z");

    OneTransaction.in(
        () -> {
          tiers.readAhead(List.of("M-1"), JANUARY);
          assertThat(figures.figures(member(), JANUARY).qualifyingPoints()).isEqualTo(30);
          member.refunds("R-1", "T-1", "100.00");
          assertThat(figures.figures(member(), JANUARY).qualifyingPoints()).isEqualTo(20);
          assertThat(figures.spend("M-1", JANUARY).annualSpend()).isEqualByComparingTo("200");
          buys(member, "T-2", "50.00", JANUARY);
          assertThat(figures.spend("M-1", JANUARY).annualSpend()).isEqualByComparingTo("250");
          return null;
        });
  }

  @Test
  void aPageOfMembersOfTheSameTermsAsksEachPeriodAndTheTermsOnce() {
    enrol(QualificationPeriod.ROLLING_12_MONTHS);
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    int rolling = queriesToReadAhead();
    AtomicInteger asked = new AtomicInteger();
    programme
        .tables()
        .deploy(
            "tier-terms",
            inputs -> {
              asked.incrementAndGet();
              return Map.of("label", "Any", "qualificationPeriod", "CALENDAR_YEAR");
            });

    assertThat(queriesToReadAhead()).isEqualTo(rolling + 2);
    assertThat(asked).hasValue(1);
  }

  private int queriesToReadAhead() {
    return OneTransaction.in(
        () -> {
          int before = programme.store().queries();
          tiers.readAhead(List.of("M-1", "M-2"), JANUARY);
          return programme.store().queries() - before;
        });
  }

  private long closedPoints() {
    return figures.closedFigures(member(), JANUARY).orElseThrow().qualifyingPoints();
  }

  private CoreMember enrol(QualificationPeriod period) {
    programme
        .tables()
        .deploy(
            "tier-terms", inputs -> Map.of("label", "Any", "qualificationPeriod", period.name()));
    return programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
  }

  private void buys(CoreMember member, String id, String amount, LocalDate day) {
    programme.clock().set(day.atTime(12, 0).toInstant(ZoneOffset.UTC).toString());
    member.does(Kinds.PURCHASE, id, amount, programme.clock().instant());
  }

  private Member member() {
    return programme.store().find(Member.class, "M-1");
  }
}
