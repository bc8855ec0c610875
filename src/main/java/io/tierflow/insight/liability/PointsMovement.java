package io.tierflow.insight.liability;

/**
 * What happened to a cohort's points in a month.
 *
 * @param issued points issued: only in the cohort's own month
 * @param redeemed points redeemed, less reversed redemptions; below 0 if more came back
 * @param expired points expired
 * @param reversed points taken back because what earned them was
 * @param adjusted points granted or, below 0, taken by hand
 */
public record PointsMovement(
    long issued, long redeemed, long expired, long reversed, long adjusted) {

  public PointsMovement {
    if (issued < 0 || expired < 0 || reversed < 0) {
      throw new IllegalArgumentException("Points issued, expired and reversed are at least 0.");
    }
  }

  /**
   * The points that can be redeemed afterwards:
   *
   * <pre>
   * closing = opening + issued − redeemed − expired − reversed + adjusted
   * </pre>
   *
   * @param opening the points that could be redeemed before
   * @return the points that the ledger must hold at the month's end
   */
  public long closing(long opening) {
    return opening + issued - redeemed - expired - reversed + adjusted;
  }
}
