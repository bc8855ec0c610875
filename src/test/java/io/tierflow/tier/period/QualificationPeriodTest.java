package io.tierflow.tier.period;

import static io.tierflow.tier.period.QualificationPeriod.CALENDAR_QUARTER;
import static io.tierflow.tier.period.QualificationPeriod.CALENDAR_YEAR;
import static io.tierflow.tier.period.QualificationPeriod.MEMBERSHIP_YEAR;
import static io.tierflow.tier.period.QualificationPeriod.ROLLING_12_MONTHS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.DayRange;
import io.tierflow.testsupport.core.CoreTest;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which days count towards a tier. */
@CoreTest
class QualificationPeriodTest {

  private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

  @Test
  void aRollingPeriodEndsWithTheDay() {
    assertPeriod(ROLLING_12_MONTHS, "2026-10-31", "2025-11-01", "2026-10-31");
    assertPeriod(ROLLING_12_MONTHS, "2024-02-29", "2023-03-01", "2024-02-29");
    assertThat(ROLLING_12_MONTHS.endedBy(day("2026-10-31"), LEAP_DAY))
        .isEqualTo(range("2025-11-01", "2026-10-31"));
  }

  @Test
  void calendarsYearsAndQuartersBeginOnTheirFirstDay() {
    assertPeriod(CALENDAR_YEAR, "2026-01-01", "2026-01-01", "2026-12-31");
    assertPeriod(CALENDAR_YEAR, "2026-12-31", "2026-01-01", "2026-12-31");
    assertPeriod(CALENDAR_QUARTER, "2026-03-31", "2026-01-01", "2026-03-31");
    assertPeriod(CALENDAR_QUARTER, "2024-02-29", "2024-01-01", "2024-03-31");
    assertPeriod(CALENDAR_QUARTER, "2026-12-31", "2026-10-01", "2026-12-31");
  }

  @Test
  void yearsOfAMembershipBeginOnItsAnniversaries() {
    assertPeriod(MEMBERSHIP_YEAR, "2024-02-29", "2024-02-29", "2025-02-27");
    assertPeriod(MEMBERSHIP_YEAR, "2025-02-27", "2024-02-29", "2025-02-27");
    assertPeriod(MEMBERSHIP_YEAR, "2025-02-28", "2025-02-28", "2026-02-27");
    assertPeriod(MEMBERSHIP_YEAR, "2028-02-28", "2027-02-28", "2028-02-28");
    assertPeriod(MEMBERSHIP_YEAR, "2028-02-29", "2028-02-29", "2029-02-27");
    assertPeriod(MEMBERSHIP_YEAR, "2024-02-28", "2023-02-28", "2024-02-28");
  }

  @Test
  void thePeriodThatIsOverEndsOnTheDayOrBeforeIt() {
    assertThat(CALENDAR_YEAR.endedBy(day("2026-12-31"), LEAP_DAY))
        .isEqualTo(range("2026-01-01", "2026-12-31"));
    assertThat(CALENDAR_YEAR.endedBy(day("2026-12-30"), LEAP_DAY))
        .isEqualTo(range("2025-01-01", "2025-12-31"));
    assertThat(CALENDAR_QUARTER.endedBy(day("2026-02-01"), LEAP_DAY))
        .isEqualTo(range("2025-10-01", "2025-12-31"));
  }

  @Property
  void eachDayBelongsToOnePeriodAndTheNextBeginsTheDayAfter(
      @ForAll @IntRange(max = 20_000) int days, @ForAll @IntRange(max = 8_000) int enrolled) {
    LocalDate enrolledOn = LocalDate.of(2000, 1, 1).plusDays(enrolled);
    LocalDate day = LocalDate.of(1990, 1, 1).plusDays(days);
    for (QualificationPeriod period : QualificationPeriod.values()) {
      DayRange range = period.containing(day, enrolledOn);
      assertThat(range.contains(day)).isTrue();
      assertThat(period.endedBy(range.to(), enrolledOn)).isEqualTo(range);
      if (period.isFixed()) {
        assertThat(period.containing(range.from(), enrolledOn)).isEqualTo(range);
        assertThat(period.containing(range.to().plusDays(1), enrolledOn).from())
            .isEqualTo(range.to().plusDays(1));
      }
    }
  }

  private static void assertPeriod(QualificationPeriod period, String day, String from, String to) {
    assertThat(period.containing(day(day), LEAP_DAY)).isEqualTo(range(from, to));
  }

  private static DayRange range(String from, String to) {
    return new DayRange(day(from), day(to));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
