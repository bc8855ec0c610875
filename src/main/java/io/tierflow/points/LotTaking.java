package io.tierflow.points;

import java.util.ArrayList;
import java.util.List;

/**
 * Points that are taken out of a lot.
 *
 * @param lot where from
 * @param points how many, more than 0
 */
record LotTaking(PointsLot lot, long points) {

  /**
   * Takes points out of several lots, one after the other.
   *
   * @param wanted points wanted
   * @param lots where from, in this order
   * @return what was taken: as many of the wanted points as remain
   */
  static List<LotTaking> take(long wanted, Iterable<PointsLot> lots) {
    List<LotTaking> takings = new ArrayList<>();
    long open = wanted;
    for (PointsLot lot : lots) {
      long taken = lot.take(open);
      if (taken > 0) {
        takings.add(new LotTaking(lot, taken));
        open -= taken;
      }
    }
    return takings;
  }

  static long sum(List<LotTaking> takings) {
    return takings.stream().mapToLong(LotTaking::points).sum();
  }
}
