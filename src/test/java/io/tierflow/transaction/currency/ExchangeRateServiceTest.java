package io.tierflow.transaction.currency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.csv.LineOutcome;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates hold from their day on, and are never changed. */
@CoreTest
class ExchangeRateServiceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 30);

  private final CoreProgramme programme = new CoreProgramme();
  private final ExchangeRateService rates = programme.the(ExchangeRateService.class);

  @Test
  void aRateHoldsUntilTheNext() {
    rates.record(List.of(rate("USD", DAY, "0.92"), rate("USD", DAY.minusDays(3), "0.90")));

    assertThat(rates.rate("USD", DAY.minusDays(4))).isEmpty();
    assertThat(rates.rate("USD", DAY.minusDays(3))).contains(new BigDecimal("0.90000000"));
    assertThat(rates.rate("USD", DAY.minusDays(1))).contains(new BigDecimal("0.90000000"));
    assertThat(rates.rate("USD", DAY)).contains(new BigDecimal("0.92000000"));
    assertThat(rates.rate("USD", DAY.plusYears(1))).contains(new BigDecimal("0.92000000"));
    assertThat(rates.rate("CHF", DAY)).isEmpty();
  }

  @Test
  void theSameAgainIsADuplicateAndAnotherIsRejected() {
    List<LineOutcome> outcomes =
        rates.record(
            List.of(
                rate("USD", DAY, "0.92"),
                rate("USD", DAY, "0.9200"),
                rate("USD", DAY, "0.93"),
                rate("CHF", DAY, "0.93")));

    assertThat(outcomes)
        .extracting(LineOutcome::state)
        .containsExactly(
            LineOutcome.State.ACCEPTED,
            LineOutcome.State.DUPLICATE,
            LineOutcome.State.REJECTED,
            LineOutcome.State.ACCEPTED);
    assertThat(outcomes.get(2).reason())
        .isEqualTo(
            "The rate of USD on 2026-10-30 is 0.92000000 already, and a rate that stands can't be changed.");
    assertThat(rates.rate("USD", DAY)).contains(new BigDecimal("0.92000000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR | 2026-10-30 | 1 | other than EUR",
        "usd | 2026-10-30 | 1 | other than EUR",
        "XYZ | 2026-10-30 | 1 | other than EUR",
        "USD | 2026-11-01 | 1 | between 1900-01-01 and today",
        "USD | 1899-12-31 | 1 | between 1900-01-01 and today",
        "USD | 2026-10-30 | 0 | more than 0 and at most 9999999999",
        "USD | 2026-10-30 | -1 | more than 0",
        "USD | 2026-10-30 | 0.000000001 | at most 8 decimals",
        "USD | 2026-10-30 | 1e999999999 | at most 9999999999",
        "USD | 2026-10-30 | 10000000000 | at most 9999999999",
      })
  void whatIsNoRateIsRejected(String currency, LocalDate day, BigDecimal rate, String reason) {
    LineOutcome outcome = rates.record(List.of(new NewExchangeRate(currency, day, rate))).get(0);

    assertThat(outcome.state()).isEqualTo(LineOutcome.State.REJECTED);
    assertThat(outcome.reason()).contains(reason);
  }

  private static NewExchangeRate rate(String currency, LocalDate day, String rate) {
    return new NewExchangeRate(currency, day, new BigDecimal(rate));
  }
}
