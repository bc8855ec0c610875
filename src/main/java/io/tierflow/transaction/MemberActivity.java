package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * A member's transactions of the 12 months that end with a day, summed up.
 *
 * @param memberNumber whose
 * @param spend what was spent
 * @param recent transactions of the 30 days that end with the day
 */
record MemberActivity(String memberNumber, SpendFigures spend, long recent) {

  MemberActivity(
      String memberNumber,
      BigDecimal monthlySpend,
      BigDecimal annualSpend,
      long annualTransactions,
      long recent) {
    this(memberNumber, new SpendFigures(monthlySpend, annualSpend, annualTransactions), recent);
  }

  static MemberActivity none(String memberNumber) {
    return new MemberActivity(memberNumber, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
  }
}
