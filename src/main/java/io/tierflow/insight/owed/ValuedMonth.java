package io.tierflow.insight.owed;

import io.tierflow.insight.liability.CohortLiability;
import io.tierflow.insight.liability.LiabilityMovement;
import io.tierflow.insight.liability.UltimateRate;
import java.time.YearMonth;

/**
 * A month of a cohort, in points and in money.
 *
 * @param cohort the month of issue
 * @param month the month
 * @param points the points through it
 * @param amounts the liability through it
 * @param closing the liability after it, not rounded
 * @param rate which part of the points is expected to be redeemed, as it was known then
 */
record ValuedMonth(
    YearMonth cohort,
    YearMonth month,
    PointsThrough points,
    LiabilityMovement amounts,
    CohortLiability closing,
    UltimateRate rate) {}
