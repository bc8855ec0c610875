package io.tierflow.report;

/** A sum of points in SQL. */
final class PointsSum {

  private static final long MAX_POINTS = Long.MAX_VALUE;

  private PointsSum() {}

  /**
   * Keeps a sum within what a figure can hold, so that no member's ledger, however it came about,
   * can keep the programme from its report.
   */
  static String inRange(String sum) {
    return "least(greatest(%1$s, -%2$d), %2$d)".formatted(sum, MAX_POINTS);
  }
}
