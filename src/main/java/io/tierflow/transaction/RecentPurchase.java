package io.tierflow.transaction;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a member bought lately.
 *
 * @param memberNumber who
 * @param kind code of its kind
 * @param amount what is left of it after refunds, in currency units, more than 0
 * @param occurredAt when
 * @param pointsPerUnit qualifying points that a currency unit of it has earned; null if it has not
 *     earned yet, or earned a fixed number
 */
public record RecentPurchase(
    String memberNumber,
    String kind,
    BigDecimal amount,
    Instant occurredAt,
    BigDecimal pointsPerUnit) {}
