package io.tierflow.transaction.currency;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An exchange rate as the interface shows it.
 *
 * @param currency ISO 4217 code
 * @param day the day from which it holds, until the day of the next rate
 * @param rate units of the programme's currency per unit of the other
 */
record ExchangeRateView(String currency, LocalDate day, BigDecimal rate) {

  static ExchangeRateView of(ExchangeRate rate) {
    return new ExchangeRateView(rate.getCurrency(), rate.getDay(), rate.getRate());
  }
}
