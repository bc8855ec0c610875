package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Something a member bought, and what of it went back. */
final class LifePurchase {

  private static final int DECIMALS = 6;

  final String id;
  final LocalDate day;
  final BigDecimal amount;
  BigDecimal refunded = BigDecimal.ZERO;
  BigDecimal share = BigDecimal.ZERO;
  LocalDate earnedOn;
  private BigDecimal netThen;
  private BigDecimal shareThen;

  LifePurchase(String id, LocalDate day, BigDecimal amount) {
    this.id = id;
    this.day = day;
    this.amount = amount;
  }

  BigDecimal net() {
    return amount.subtract(refunded);
  }

  boolean isCounted() {
    return net().signum() > 0;
  }

  void earn(BigDecimal earned, LocalDate on) {
    share = earned;
    shareThen = earned;
    netThen = net();
    earnedOn = on;
  }

  /** Takes a part back; by how much the share has shrunk. */
  BigDecimal refund(BigDecimal part) {
    refunded = refunded.add(part);
    BigDecimal before = share;
    if (earnedOn != null && netThen.signum() > 0) {
      share = shareThen.multiply(net()).divide(netThen, DECIMALS, RoundingMode.HALF_UP);
    }
    return before.subtract(share);
  }
}
