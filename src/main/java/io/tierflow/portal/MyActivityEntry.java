package io.tierflow.portal;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierChangeStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that moved a member's points, tier or vouchers.
 *
 * @param kind what it is about
 * @param what what happened: the type of an entry of the ledger; the kind of a change of the tier;
 *     ISSUED, HELD, CANCELLED, REDEEMED or EXPIRED for a voucher; VOUCHER, GIFT or RETURNED for a
 *     reward
 * @param at when
 * @param day the programme's day on which it was
 * @param points points added, or below 0 taken; null unless it is about points
 * @param balance the balance it led to; null unless it is about points
 * @param amount what the voucher or reward is worth, in the programme's currency, or null
 * @param fromTier the tier before, or null
 * @param toTier the tier after, or null unless it is about the tier
 * @param status where the change of the tier stands, or null unless it is about the tier
 * @param until last day of the points, the tier's validity or the voucher, or null
 * @param reason why, in the words of the row that decided, or null
 */
record MyActivityEntry(
    ActivitySource kind,
    String what,
    Instant at,
    LocalDate day,
    Long points,
    Long balance,
    BigDecimal amount,
    Tier fromTier,
    Tier toTier,
    TierChangeStatus status,
    LocalDate until,
    String reason) {

  MyActivityEntry withReason(String words) {
    return new MyActivityEntry(
        kind, what, at, day, points, balance, amount, fromTier, toTier, status, until, words);
  }
}
