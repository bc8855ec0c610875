package io.tierflow.common;

/** How many points may move at once, and be on one account. */
public final class PointsRange {

  /** Points that one correction, redemption or opening balance may move. */
  public static final long MAX_MOVED = 1_000_000_000L;

  /** Points that an account may have: the programme's sums stay far from what a column holds. */
  public static final long MAX_BALANCE = 1_000_000_000_000L;

  private PointsRange() {}
}
