package io.tierflow.transaction;

import io.tierflow.transaction.currency.OriginalAmount;
import java.math.BigDecimal;

/**
 * What a transaction in another currency than the programme's was worth there.
 *
 * @param amount 0 or more, in units of its currency
 * @param currency ISO 4217 code
 * @param exchangeRate units of the programme's currency per unit of this one; null for a refund
 *     that was matched to transactions of different rates
 * @param refundedAmount what refunds have taken back of it, in units of its currency
 */
public record OriginalAmountView(
    BigDecimal amount, String currency, BigDecimal exchangeRate, BigDecimal refundedAmount) {

  static OriginalAmountView of(OriginalAmount original) {
    return original == null
        ? null
        : new OriginalAmountView(
            original.given().amount(),
            original.given().currency(),
            TransactionView.plain(original.getExchangeRate()),
            original.getRefundedOriginal());
  }
}
