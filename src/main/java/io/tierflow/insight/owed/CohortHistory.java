package io.tierflow.insight.owed;

import io.tierflow.insight.liability.LiabilityMovement;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A month of the points that were issued in another.
 *
 * @param month the month
 * @param points the points through it
 * @param rate which part of them was expected to be redeemed at its end
 * @param amounts the liability through it
 * @param revenue revenue of the month from these points: redeemed + expired − re-estimated
 */
public record CohortHistory(
    YearMonth month,
    PointsThrough points,
    BigDecimal rate,
    LiabilityMovement amounts,
    BigDecimal revenue) {}
