package io.tierflow.transaction;

import java.math.BigDecimal;

/** The points that transactions have earned, as far as a refund must know of them. */
public interface EarnedPoints {

  /**
   * Makes upgrades, refunds and redemptions of one member wait for each other until the end of the
   * transaction. Taken before anything of the member is read.
   *
   * @param memberNumber whose points account to lock
   */
  void lock(String memberNumber);

  /**
   * Takes back what a refund has shrunk.
   *
   * @param refunded the refunded transaction, already shrunk
   * @param refund the refund
   * @param shrunkBy by how much its exact share shrank, in points, more than 0
   */
  void shrink(Transaction refunded, Transaction refund, BigDecimal shrunkBy);
}
