package io.tierflow.tier;

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
 * @param ground what it stands on; reviewed if that has a decision on it
 */
public record TierUpgrade(
    String processInstanceId,
    String memberNumber,
    Tier targetTier,
    LocalDate asOf,
    LocalDate holdsFrom,
    TierGround ground) {}
