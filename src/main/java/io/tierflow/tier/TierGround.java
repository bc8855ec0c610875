package io.tierflow.tier;

import io.tierflow.policy.Decision;
import java.time.LocalDate;

/**
 * What a proposed tier stands on.
 *
 * @param earnedOn the last day of the figures that earn it, from which its validity is reckoned
 * @param eligibility the decision on these figures
 * @param review the decision that demands a review, or null if there is none
 */
public record TierGround(LocalDate earnedOn, Decision eligibility, Decision review) {}
