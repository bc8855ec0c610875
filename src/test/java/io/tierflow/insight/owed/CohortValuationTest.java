package io.tierflow.insight.owed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.insight.liability.PointsMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What points are worth month by month: the example of IFRS 15, and what the ledger adds to it. */
class CohortValuationTest {

  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final YearMonth FEBRUARY = JANUARY.plusMonths(1);
  private static final YearMonth MARCH = JANUARY.plusMonths(2);
  private static final BigDecimal VALUE = new BigDecimal("0.90");

  @Test
  void theStandardsExampleComesOutWithRatesThatPeopleSet() {
    List<ValuedMonth> months =
        valuation(rate(1, JANUARY, "0.97"), rate(2, FEBRUARY, "0.99"))
            .value(
                List.of(
                    row(JANUARY, JANUARY, 10_000, 4500, 0, 0, 0),
                    row(JANUARY, FEBRUARY, 0, 4000, 0, 0, 0)),
                FEBRUARY);

    assertThat(months).hasSize(2);
    assertThat(months.get(0).amounts().revenue()).isEqualByComparingTo("4175.26");
    assertThat(months.get(0).amounts().closing()).isEqualByComparingTo("4824.74");
    assertThat(months.get(1).amounts().revenue()).isEqualByComparingTo("3552.01");
  }

  @Test
  void aWithdrawnRateCountsInNoMonth() {
    RateOverride withdrawn =
        new RateOverride(
            JANUARY, 1, JANUARY, BigDecimal.ZERO, "x", "a", Instant.EPOCH, "b", Instant.EPOCH);

    ValuedMonth month =
        valuation(withdrawn)
            .value(List.of(row(JANUARY, JANUARY, 1000, 0, 0, 0, 0)), JANUARY)
            .get(0);

    assertThat(month.rate().override()).isEmpty();
    assertThat(month.amounts().closing()).isEqualByComparingTo("900");
  }

  @Test
  void eachMonthIsEstimatedFromWhatWasKnownAtItsEnd() {
    List<ValuedMonth> months =
        valuation()
            .value(
                List.of(
                    row(JANUARY, JANUARY, 1000, 100, 0, 0, 0),
                    row(JANUARY, FEBRUARY, 0, 100, 0, 0, 0),
                    row(FEBRUARY, FEBRUARY, 1000, 100, 0, 0, 0)),
                FEBRUARY);

    // January alone shows no growth, so its 100 redemptions are all that is expected of it then.
    assertThat(of(months, JANUARY, JANUARY).rate().rate()).isEqualByComparingTo("0.1");
    assertThat(of(months, JANUARY, FEBRUARY).rate().rate()).isEqualByComparingTo("0.2");
    // February's points are expected to double as January's did: 200 of 1,000.
    ValuedMonth february = of(months, FEBRUARY, FEBRUARY);
    assertThat(february.rate().rate()).isEqualByComparingTo("0.2");
    assertThat(february.amounts().closing()).isEqualByComparingTo("450");
  }

  @Test
  void pointsGrantedInTheirMonthCarryTheSameAndAreShownAsAdjusted() {
    ValuedMonth month =
        valuation().value(List.of(row(JANUARY, JANUARY, 100, 0, 0, 0, 50)), JANUARY).get(0);
    ValuedMonth alone =
        valuation().value(List.of(row(JANUARY, JANUARY, 0, 0, 0, 0, 50)), JANUARY).get(0);

    assertThat(month.amounts().issued()).isEqualByComparingTo("90");
    assertThat(month.amounts().adjusted()).isEqualByComparingTo("45");
    assertThat(month.amounts().closing()).isEqualByComparingTo("135");
    assertThat(alone.amounts().issued()).isEqualByComparingTo("0");
    assertThat(alone.amounts().closing()).isEqualByComparingTo("45");
  }

  @Test
  void whatIsDatedBeforeTheIssueCountsInPointsAtOnceAndInMoneyWithTheIssue() {
    List<ValuedMonth> months =
        valuation()
            .value(
                List.of(
                    row(FEBRUARY, JANUARY, 0, 0, 0, 40, 0),
                    row(FEBRUARY, FEBRUARY, 100, 0, 0, 0, 0)),
                MARCH);

    assertThat(of(months, FEBRUARY, JANUARY).points().closing()).isEqualTo(-40);
    assertThat(of(months, FEBRUARY, JANUARY).amounts().closing()).isEqualByComparingTo("0");
    assertThat(of(months, FEBRUARY, FEBRUARY).points().closing()).isEqualTo(60);
    assertThat(of(months, FEBRUARY, FEBRUARY).amounts().closing()).isEqualByComparingTo("54");
    assertThat(of(months, FEBRUARY, MARCH).points().opening()).isEqualTo(60);
  }

  @Test
  void whileTheOldestPointsAreYoungAllAreExpectedToBeRedeemed() {
    List<ValuedMonth> months =
        new CohortValuation(VALUE, 2, 1, List.of())
            .value(List.of(row(JANUARY, JANUARY, 1000, 100, 0, 0, 0)), FEBRUARY);

    assertThat(of(months, JANUARY, JANUARY).rate().rate()).isEqualByComparingTo("1");
    assertThat(of(months, JANUARY, JANUARY).amounts().closing()).isEqualByComparingTo("810");
    assertThat(of(months, JANUARY, FEBRUARY).rate().rate()).isEqualByComparingTo("0.1");
    assertThat(of(months, JANUARY, FEBRUARY).amounts().closing()).isEqualByComparingTo("0");
  }

  @Test
  void withoutPointsThereIsNothingToValue() {
    assertThat(valuation().value(List.of(), MARCH)).isEmpty();
  }

  private static CohortValuation valuation(RateOverride... overrides) {
    return new CohortValuation(VALUE, 2, 0, List.of(overrides));
  }

  private static RateOverride rate(int revision, YearMonth from, String rate) {
    return new RateOverride(
        JANUARY,
        revision,
        from,
        new BigDecimal(rate),
        "As in the standard.",
        "manager",
        Instant.EPOCH,
        null,
        null);
  }

  private static CohortMonth row(
      YearMonth cohort,
      YearMonth month,
      long issued,
      long redeemed,
      long expired,
      long reversed,
      long adjusted) {
    return new CohortMonth(
        cohort, month, new PointsMovement(issued, redeemed, expired, reversed, adjusted));
  }

  private static ValuedMonth of(List<ValuedMonth> months, YearMonth cohort, YearMonth month) {
    return months.stream()
        .filter(each -> each.cohort().equals(cohort) && each.month().equals(month))
        .findFirst()
        .orElseThrow();
  }
}
