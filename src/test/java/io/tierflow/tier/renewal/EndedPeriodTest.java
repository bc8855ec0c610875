package io.tierflow.tier.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.DayRange;
import io.tierflow.member.TierTenure;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.tier.period.QualificationPeriod;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The days on which a member had to qualify in order to keep a tier. */
@CoreTest
class EndedPeriodTest {

  private static final LocalDate ENROLLED = LocalDate.of(2020, 2, 29);

  @Test
  void theTwelveMonthsEndWithTheValidity() {
    assertThat(of(QualificationPeriod.ROLLING_12_MONTHS, "2026-06-30", "2026-07-20"))
        .containsExactly(days("2025-07-01", "2026-06-30"));
  }

  @Test
  void aFixedPeriodThatEndedWithTheValidityStandsAlone() {
    assertThat(of(QualificationPeriod.CALENDAR_YEAR, "2026-12-31", "2027-01-01"))
        .containsExactly(days("2026-01-01", "2026-12-31"));
  }

  @Test
  void aRunningPeriodCountsUpToTheEndOfTheValidity() {
    assertThat(of(QualificationPeriod.CALENDAR_YEAR, "2026-06-30", "2026-07-01"))
        .containsExactly(days("2025-01-01", "2025-12-31"), days("2026-01-01", "2026-06-30"));
    assertThat(of(QualificationPeriod.MEMBERSHIP_YEAR, "2026-02-27", "2026-02-28"))
        .containsExactly(days("2025-02-28", "2026-02-27"));
  }

  @Property
  void everyPeriodEndsByTheEndOfTheValidity(
      @ForAll QualificationPeriod period, @ForAll @IntRange(min = 0, max = 4_000) int day) {
    LocalDate end = ENROLLED.plusDays(day);
    List<DayRange> periods = of(period, end.toString(), end.plusDays(1).toString());

    assertThat(periods).allSatisfy(days -> assertThat(days.to()).isBeforeOrEqualTo(end));
    assertThat(periods.get(periods.size() - 1).to()).isEqualTo(end);
    assertThat(periods).hasSizeBetween(1, period.isFixed() ? 2 : 1);
  }

  @Property
  void inAGracePeriodTheDaysGoOnToTheOneBefore(
      @ForAll QualificationPeriod period,
      @ForAll @IntRange(min = 400, max = 4_000) int day,
      @ForAll @IntRange(min = 2, max = 90) int graceDay) {
    LocalDate end = ENROLLED.plusDays(day);
    TierTenure tenure =
        TierTenure.UNLIMITED.valid(end.minusYears(1), end, "T").inGrace(end.plusDays(90), end);

    assertThat(EndedPeriod.of(period, tenure, ENROLLED, end.plusDays(graceDay)))
        .containsExactly(
            new DayRange(period.endedBy(end, ENROLLED).from(), end.plusDays(graceDay - 1L)));
  }

  private static List<DayRange> of(QualificationPeriod period, String end, String day) {
    LocalDate until = LocalDate.parse(end);
    TierTenure tenure = TierTenure.UNLIMITED.valid(until.minusYears(1), until, "T");
    return EndedPeriod.of(period, tenure, ENROLLED, LocalDate.parse(day));
  }

  private static DayRange days(String from, String to) {
    return new DayRange(LocalDate.parse(from), LocalDate.parse(to));
  }
}
