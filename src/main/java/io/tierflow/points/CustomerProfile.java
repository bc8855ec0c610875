package io.tierflow.points;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;

/**
 * What an upgrade starts from.
 *
 * @param currentTier the confirmed tier
 * @param accountType whose account it is
 * @param agreement code of the agreement that counts on the day of the upgrade, or null
 * @param pointsBalance the balance, in points
 */
public record CustomerProfile(
    Tier currentTier, AccountType accountType, String agreement, long pointsBalance) {}
