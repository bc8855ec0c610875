package io.tierflow.transaction;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one transaction adds to a member's figures.
 *
 * @param memberNumber whose
 * @param occurredAt when it occurred
 * @param spend its net spend, in currency units; negative for a refund
 * @param transactions 1 if it counts as a transaction and is not fully refunded, else 0
 * @param qualifying its exact share of points that count towards tiers, 0 until it has earned
 */
public record DatedActivity(
    String memberNumber,
    Instant occurredAt,
    BigDecimal spend,
    long transactions,
    BigDecimal qualifying) {}
