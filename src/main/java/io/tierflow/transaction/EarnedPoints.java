package io.tierflow.transaction;

import java.math.BigDecimal;
import java.util.Map;

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
   * @param place which of the refund's parts it is, from 1
   * @param shrunkBy by how much its exact shares shrank
   * @param promotions by how much each promotion's part of them shrank, in points, by code
   */
  void shrink(
      Transaction refunded,
      Transaction refund,
      int place,
      Shares shrunkBy,
      Map<String, BigDecimal> promotions);
}
