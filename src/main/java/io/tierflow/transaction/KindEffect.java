package io.tierflow.transaction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a transaction counts as, by the terms of its kind when it was recorded; they hold for it
 * forever.
 *
 * @param spend what it adds to the member's spend, in currency units; below 0 for a refund
 * @param countsAsTransaction whether it is one of the member's counted transactions
 * @param countsAsReferral whether it is one of the member's referrals
 * @param refundable whether a REFUND may take it back
 */
@Embeddable
record KindEffect(
    @Column(updatable = false) BigDecimal spend,
    @Column(updatable = false) boolean countsAsTransaction,
    @Column(updatable = false) boolean countsAsReferral,
    @Column(updatable = false) boolean refundable) {

  /** The effect of an activity. */
  static KindEffect of(KindTerms terms, BigDecimal amount) {
    return new KindEffect(
        terms.countsAsSpend() ? amount : BigDecimal.ZERO,
        terms.countsAsTransaction(),
        terms.countsAsReferral(),
        terms.refundable());
  }

  /** The effect of a refund: as much less spend as its parts take back of it. */
  static KindEffect ofRefund(List<RefundPart> parts) {
    BigDecimal spend =
        parts.stream().map(RefundPart::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new KindEffect(spend.negate(), false, false, false);
  }
}
