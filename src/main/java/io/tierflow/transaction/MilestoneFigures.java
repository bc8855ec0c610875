package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * What a member has done up to a day: in its month, in its year, and ever. What was taken back as a
 * whole does not count.
 *
 * @param memberNumber the member
 * @param transactionsThisMonth transactions that count as such
 * @param transactionsThisYear the same of the year
 * @param transactionsEver the same ever
 * @param spendThisMonth net spend, in currency units
 * @param spendThisYear the same of the year
 * @param spendEver the same ever
 * @param categoriesThisMonth different categories of what the member did
 * @param categoriesThisYear the same of the year
 * @param categoriesEver the same ever
 * @param referralsThisMonth members whom the member has brought in
 * @param referralsThisYear the same of the year
 * @param referralsEver the same ever
 */
public record MilestoneFigures(
    String memberNumber,
    long transactionsThisMonth,
    long transactionsThisYear,
    long transactionsEver,
    BigDecimal spendThisMonth,
    BigDecimal spendThisYear,
    BigDecimal spendEver,
    long categoriesThisMonth,
    long categoriesThisYear,
    long categoriesEver,
    long referralsThisMonth,
    long referralsThisYear,
    long referralsEver) {

  static MilestoneFigures none(String memberNumber) {
    BigDecimal nothing = BigDecimal.ZERO;
    return new MilestoneFigures(memberNumber, 0, 0, 0, nothing, nothing, nothing, 0, 0, 0, 0, 0, 0);
  }
}
