package io.tierflow.portal;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeStatus;
import java.time.LocalDate;

/**
 * A change of the tier, as the member sees it: what was decided and why, not which of the staff
 * did.
 *
 * @param fromTier the tier before, or null at enrolment
 * @param toTier the tier after
 * @param status where the change stands
 * @param proposedOn day it was proposed
 * @param decidedOn day it was confirmed or declined, or null
 * @param reason why it was proposed
 */
record MyTierChange(
    Tier fromTier,
    Tier toTier,
    TierChangeStatus status,
    LocalDate proposedOn,
    LocalDate decidedOn,
    String reason) {

  static MyTierChange of(TierChange change) {
    return new MyTierChange(
        change.getFromTier(),
        change.getToTier(),
        change.getStatus(),
        change.getProposedOn(),
        change.getDecidedOn(),
        change.getReason());
  }
}
