package io.tierflow.insight.owed;

import io.tierflow.insight.liability.PointsMovement;
import io.tierflow.insight.liability.PointsRollForward;
import java.util.Collection;

/**
 * Points through a time: a month, or the life of a cohort.
 *
 * @param opening points that could be redeemed before
 * @param issued points earned
 * @param redeemed points redeemed, less those that came back
 * @param expired points expired
 * @param reversed points taken back by refunds
 * @param adjusted points granted or, below 0, taken otherwise
 * @param closing opening + issued − redeemed − expired − reversed + adjusted
 */
public record PointsThrough(
    long opening,
    long issued,
    long redeemed,
    long expired,
    long reversed,
    long adjusted,
    long closing) {

  static final PointsThrough NOTHING = new PointsThrough(0, 0, 0, 0, 0, 0, 0);

  static PointsThrough of(PointsRollForward row) {
    PointsMovement moved = row.movement();
    return new PointsThrough(
        row.opening(),
        moved.issued(),
        moved.redeemed(),
        moved.expired(),
        moved.reversed(),
        moved.adjusted(),
        row.closing());
  }

  /** Those of several cohorts together. */
  static PointsThrough sum(Collection<PointsThrough> cohorts) {
    return cohorts.stream().reduce(NOTHING, PointsThrough::beside);
  }

  private PointsThrough beside(PointsThrough other) {
    return new PointsThrough(
        opening + other.opening,
        issued + other.issued,
        redeemed + other.redeemed,
        expired + other.expired,
        reversed + other.reversed,
        adjusted + other.adjusted,
        closing + other.closing);
  }

  /** This time and the one after it. */
  PointsThrough then(PointsThrough next) {
    return new PointsThrough(
        opening,
        issued + next.issued,
        redeemed + next.redeemed,
        expired + next.expired,
        reversed + next.reversed,
        adjusted + next.adjusted,
        next.closing);
  }
}
