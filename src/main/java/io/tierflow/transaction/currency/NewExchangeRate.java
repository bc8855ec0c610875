package io.tierflow.transaction.currency;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate to be recorded.
 *
 * @param currency ISO 4217 code of another currency than the programme's
 * @param day the day from which it holds, in the programme's zone
 * @param rate units of the programme's currency per unit of the other, more than 0
 */
record NewExchangeRate(
    @NotNull(message = NewExchangeRate.REQUIRED_MESSAGE) String currency,
    @NotNull(message = NewExchangeRate.REQUIRED_MESSAGE) LocalDate day,
    @NotNull(message = NewExchangeRate.REQUIRED_MESSAGE) BigDecimal rate) {

  static final String REQUIRED_MESSAGE = "must be given";

  /** Decimals of a rate. */
  static final int DECIMALS = 8;

  ExchangeRate.Key key() {
    return new ExchangeRate.Key(currency, day);
  }
}
