package io.tierflow.transaction.currency;

import java.math.BigDecimal;

/**
 * An amount in the currency in which it came.
 *
 * @param amount 0 or more, in units of the currency
 * @param currency ISO 4217 code
 */
public record GivenAmount(BigDecimal amount, String currency) {

  /**
   * Whether another is the same money, however many zeros it is written with.
   *
   * @param other the other one
   * @return whether amount and currency are the same
   */
  public boolean isSameAs(GivenAmount other) {
    return amount.compareTo(other.amount) == 0 && currency.equals(other.currency);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
