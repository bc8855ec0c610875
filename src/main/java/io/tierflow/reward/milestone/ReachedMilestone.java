package io.tierflow.reward.milestone;

import java.time.LocalDate;

/**
 * A milestone that a member has reached.
 *
 * @param memberNumber who
 * @param milestone its code
 * @param period the year or month in which it was reached; empty if there is one ever
 * @param reachedOn the day
 */
public record ReachedMilestone(
    String memberNumber, String milestone, String period, LocalDate reachedOn) {}
