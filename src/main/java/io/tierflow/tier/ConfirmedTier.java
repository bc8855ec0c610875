package io.tierflow.tier;

import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * A tier that a member got or kept.
 *
 * @param memberNumber the member
 * @param tier the tier
 * @param decidedOn the day from which it holds
 */
record ConfirmedTier(String memberNumber, Tier tier, LocalDate decidedOn) {}
