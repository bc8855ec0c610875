package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * What a refund takes back of one transaction.
 *
 * @param refunded the transaction
 * @param given the part in the currency in which both came
 * @param amount what it is worth in the programme's currency, at the transaction's rate
 */
record RefundPart(Transaction refunded, BigDecimal given, BigDecimal amount) {

  /** What it takes back of the member's spend. */
  BigDecimal spend() {
    return refunded.getEffect().spend().signum() == 0 ? BigDecimal.ZERO : amount;
  }
}
