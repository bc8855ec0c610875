package io.tierflow.reward;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * A tier upgrade to be rewarded.
 *
 * @param processInstanceId the upgrade
 * @param memberNumber whose reward
 * @param targetTier the tier that is reached
 * @param accountType whose account it is
 * @param asOf day of the upgrade
 * @param provisional whether the tier waits for a review
 */
public record RewardedUpgrade(
    String processInstanceId,
    String memberNumber,
    Tier targetTier,
    AccountType accountType,
    LocalDate asOf,
    boolean provisional) {}
