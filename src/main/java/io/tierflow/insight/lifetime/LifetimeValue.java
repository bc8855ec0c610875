package io.tierflow.insight.lifetime;

import java.math.BigDecimal;

/**
 * What a member is expected to do and to be worth.
 *
 * @param probabilityAlive the probability that the member has not left
 * @param expectedVisits visits expected within the horizon
 * @param expectedSpend spend expected within the horizon, not discounted
 * @param value the margin on that spend, discounted to today
 */
public record LifetimeValue(
    double probabilityAlive, double expectedVisits, BigDecimal expectedSpend, BigDecimal value) {}
