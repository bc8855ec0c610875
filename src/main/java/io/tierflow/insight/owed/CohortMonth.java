package io.tierflow.insight.owed;

import io.tierflow.insight.liability.PointsMovement;
import java.time.YearMonth;

/**
 * What happened in a month to the points issued in another.
 *
 * @param cohort the month of issue
 * @param month the month; before the cohort's if a refund that is dated then took these points
 * @param movement what happened
 */
record CohortMonth(YearMonth cohort, YearMonth month, PointsMovement movement) {}
