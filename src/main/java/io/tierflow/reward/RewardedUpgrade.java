package io.tierflow.reward;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;

/**
 * A tier upgrade to be rewarded.
 *
 * @param processInstanceId the upgrade
 * @param memberNumber whose reward
 * @param targetTier the tier that is reached
 * @param accountType whose account it is
 * @param provisional whether the tier waits for a review
 */
public record RewardedUpgrade(
    String processInstanceId,
    String memberNumber,
    Tier targetTier,
    AccountType accountType,
    boolean provisional) {}
