package io.tierflow.tier;

import java.time.LocalDate;

/**
 * How many changes of a kind a day had.
 *
 * @param day the day
 * @param kind the kind
 * @param changes their number
 */
record ChangesOfDay(LocalDate day, TierChangeKind kind, long changes) {}
