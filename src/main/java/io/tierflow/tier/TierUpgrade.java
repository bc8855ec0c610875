package io.tierflow.tier;

import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * A tier to be raised.
 *
 * @param processInstanceId the upgrade
 * @param memberNumber whose tier
 * @param targetTier the tier to rise to
 * @param asOf day of the upgrade
 * @param holdsFrom day from which the tier holds if nobody reviews it
 * @param eligibility the decision that earned it
 * @param review the decision that demands a review, or null if there is none
 */
public record TierUpgrade(
    String processInstanceId,
    String memberNumber,
    Tier targetTier,
    LocalDate asOf,
    LocalDate holdsFrom,
    Decision eligibility,
    Decision review) {}
