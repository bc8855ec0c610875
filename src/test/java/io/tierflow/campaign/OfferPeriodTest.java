package io.tierflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "DAY,     2026-12-31, 2026-12-31, 2027-01-01",
    "WEEK,    2026-12-28, 2027-01-03, 2027-01-04",
    "MONTH,   2026-12-01, 2026-12-31, 2027-01-01",
    "QUARTER, 2026-10-01, 2026-12-31, 2027-01-01",
    "YEAR,    2026-01-01, 2026-12-31, 2027-01-01"
  })
  void aPeriodIsOneFromItsFirstToItsLastDay(
      OfferPeriod period, LocalDate first, LocalDate last, LocalDate next) {
    assertThat(period.occasion(first))
        .isEqualTo(period.occasion(last))
        .isNotEqualTo(period.occasion(next))
        .isNotEqualTo(period.occasion(first.minusDays(1)));
  }

  @Test
  void onceIsOneForGood() {
    assertThat(OfferPeriod.ONCE.occasion(LocalDate.of(2026, 1, 1)))
        .isEqualTo(OfferPeriod.ONCE.occasion(LocalDate.of(2030, 12, 31)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "nothing  | MONTH",
        "1        | DAY",
        "1, 15    | DAY",
        "1,15     | DAY",
        "[1..7]   | MONTH",
        ">= 24    | MONTH",
        "not(1)   | MONTH",
        "1, [5..7]| MONTH"
      })
  void anOfferIsOneADayOnlyIfItNamesItsDays(String daysOfMonth, OfferPeriod period) {
    assertThat(OfferPeriod.unlessStated(daysOfMonth)).isEqualTo(period);
  }
}
