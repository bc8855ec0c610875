package io.tierflow.tier;

import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * A confirmed upgrade of a member.
 *
 * @param memberNumber the member
 * @param changeId id of the tier change
 * @param tier the tier that was reached
 * @param decidedOn the day from which it holds
 */
public record LastUpgrade(String memberNumber, String changeId, Tier tier, LocalDate decidedOn) {}
