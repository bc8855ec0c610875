package io.tierflow.portal;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierChangeStatus;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * A change of the tier, as the member sees it: what was decided and why, not which of the staff
 * did.
 *
 * @param kind what kind of change it was
 * @param fromTier the tier before, or null at enrolment
 * @param toTier the tier after
 * @param status where the change stands
 * @param proposedOn day it was proposed
 * @param decidedOn day it was confirmed or declined, or null
 * @param validUntil last day of the validity that it gave, or null
 * @param reason why it was proposed, or null for a tier that staff keep by exception: the table's
 *     reason speaks of the lowering that didn't happen, and theirs is for staff
 */
record MyTierChange(
    TierChangeKind kind,
    Tier fromTier,
    Tier toTier,
    TierChangeStatus status,
    LocalDate proposedOn,
    LocalDate decidedOn,
    LocalDate validUntil,
    String reason) {

  static MyTierChange of(TierChange change, UnaryOperator<String> translated) {
    return new MyTierChange(
        change.getKind(),
        change.getFromTier(),
        change.getToTier(),
        change.getStatus(),
        change.getProposedOn(),
        change.getDecidedOn(),
        change.getValidUntil(),
        change.getKind() == TierChangeKind.EXCEPTION ? null : translated.apply(change.getReason()));
  }
}
