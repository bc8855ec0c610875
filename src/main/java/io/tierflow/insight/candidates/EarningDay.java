package io.tierflow.insight.candidates;

import java.time.LocalDate;

/**
 * A day on which a member earned; what was earned on the same day is one visit.
 *
 * @param day the day, in the programme's zone
 * @param earned what counts towards the tier: qualifying points or an amount in the programme's
 *     currency
 */
public record EarningDay(LocalDate day, double earned) {}
