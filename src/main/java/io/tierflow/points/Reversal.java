package io.tierflow.points;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the points of a reversal come from: first from the lot that the refunded transaction
 * earned, but not what of it has expired, then from other lots. A balance never falls below zero by
 * it.
 *
 * @param takings what is taken from lots, and so from the balance
 * @param lapsed points that have expired already, and are not taken again
 * @param shortfall points that no lot covers, which later earnings repay
 */
record Reversal(List<LotTaking> takings, long lapsed, long shortfall) {

  /**
   * Takes what a reversal takes.
   *
   * @param points points to reverse, more than 0
   * @param own the lot that the refunded transaction earned, and where it was moved; empty if there
   *     is none
   * @param others asked, if the own lot does not suffice, for lots to take the rest from, in order
   * @return where the points came from
   */
  static Reversal of(long points, List<PointsLot> own, Supplier<List<PointsLot>> others) {
    List<LotTaking> takings = new ArrayList<>(LotTaking.take(points, own));
    long missing = points - LotTaking.sum(takings);
    long open = missing;
    for (PointsLot lot : own) {
      open -= lot.lapse(open);
    }
    long lapsed = missing - open;
    List<LotTaking> fromOthers = open == 0 ? List.of() : LotTaking.take(open, others.get());
    takings.addAll(fromOthers);
    return new Reversal(takings, lapsed, open - LotTaking.sum(fromOthers));
  }

  long taken() {
    return LotTaking.sum(takings);
  }
}
