package io.tierflow.reward;

import java.time.Instant;

/**
 * A redemption of points that can be reversed: its voucher has not been used.
 *
 * @param redemptionId the client's id
 * @param points points that would come back
 * @param redeemedAt when they were spent
 * @param voucher the voucher that would be cancelled
 */
public record RedemptionToReverse(
    String redemptionId, long points, Instant redeemedAt, Voucher voucher) {}
