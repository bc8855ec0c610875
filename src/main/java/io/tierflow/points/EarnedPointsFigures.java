package io.tierflow.points;

/**
 * What an upgrade has calculated, before it is booked.
 *
 * @param pointsEarned points that the transactions earn that have not earned yet
 * @param qualifyingPoints points earned less reversed in the twelve months that end with the
 *     upgrade's day, those just earned included
 */
public record EarnedPointsFigures(long pointsEarned, long qualifyingPoints) {

  /** Whoever gave back more than they earned within the year has none: tables see no less. */
  public EarnedPointsFigures {
    qualifyingPoints = Math.max(0, qualifyingPoints);
  }
}
