package io.tierflow.tier.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.CoreTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How long tiers hold. */
@CoreTest
class TierValidityTest {

  private static final LocalDate ENROLLED = LocalDate.of(2024, 5, 10);

  @Test
  void tablesSayNoEndMonthsOrTheEndOfTheNextPeriod() {
    assertThat(TierValidity.find("UNLIMITED")).contains(TierValidity.UNLIMITED);
    assertThat(TierValidity.find("END_OF_NEXT_PERIOD")).contains(TierValidity.END_OF_NEXT_PERIOD);
    assertThat(TierValidity.find("12_MONTHS")).map(TierValidity::months).contains(12);
    assertThat(TierValidity.find("1200_MONTHS")).map(TierValidity::months).contains(1_200);
    for (String wrong : new String[] {"", "0_MONTHS", "1201_MONTHS", "012_MONTHS", "12 MONTHS"}) {
      assertThat(TierValidity.find(wrong)).isEmpty();
    }
  }

  @Test
  void monthsEndOnTheDayBefore() {
    assertLast("12_MONTHS", QualificationPeriod.CALENDAR_YEAR, "2026-03-10", "2027-03-09");
    assertLast("1_MONTHS", QualificationPeriod.ROLLING_12_MONTHS, "2026-01-31", "2026-02-27");
  }

  @Test
  void theNextPeriodIsTheOneAfterThatOfTheDay() {
    String next = "END_OF_NEXT_PERIOD";
    assertLast(next, QualificationPeriod.CALENDAR_YEAR, "2026-03-10", "2027-12-31");
    assertLast(next, QualificationPeriod.CALENDAR_YEAR, "2026-12-31", "2027-12-31");
    assertLast(next, QualificationPeriod.CALENDAR_QUARTER, "2026-12-31", "2027-03-31");
    assertLast(next, QualificationPeriod.MEMBERSHIP_YEAR, "2026-05-09", "2027-05-09");
    assertLast(next, QualificationPeriod.MEMBERSHIP_YEAR, "2026-05-10", "2028-05-09");
    assertLast(next, QualificationPeriod.ROLLING_12_MONTHS, "2026-05-10", "2027-05-09");
  }

  @Test
  void anUnlimitedTierHasNoLastDay() {
    assertThat(ValidityTerms.DEFAULT.lastDay(LocalDate.of(2026, 5, 1), ENROLLED)).isEmpty();
    assertThat(ValidityTerms.DEFAULT.code()).isEqualTo("ROLLING_12_MONTHS/UNLIMITED/0");
    assertThat(ValidityTerms.DEFAULT.validity().isLimited()).isFalse();
  }

  private static void assertLast(
      String validity, QualificationPeriod period, String from, String last) {
    ValidityTerms terms = new ValidityTerms(period, TierValidity.find(validity).orElseThrow(), 30);
    assertThat(terms.lastDay(LocalDate.parse(from), ENROLLED)).contains(LocalDate.parse(last));
  }
}
