package io.tierflow.reward;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A redemption of points that was reversed.
 *
 * @param redemptionId the client's id
 * @param memberNumber whose points
 * @param points points that came back
 * @param amount what the voucher was worth, in currency units
 * @param voucherId the voucher, which was cancelled
 * @param reversedAt when
 * @param reversedBy who
 * @param reason why, or null once it has been erased
 */
public record ReversedRedemption(
    String redemptionId,
    String memberNumber,
    long points,
    BigDecimal amount,
    String voucherId,
    Instant reversedAt,
    String reversedBy,
    String reason) {}
