package io.tierflow.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Points spent on a voucher.
 *
 * @param redemptionId the client's id
 * @param memberNumber whose points
 * @param points points spent
 * @param amount what the voucher is worth, in currency units
 * @param voucherId the voucher
 * @param voucherCode its code, or null once it has been removed
 * @param expiresOn its last day, or null once it has been removed
 * @param redeemedAt when
 */
public record RedeemedPoints(
    String redemptionId,
    String memberNumber,
    long points,
    BigDecimal amount,
    String voucherId,
    String voucherCode,
    LocalDate expiresOn,
    Instant redeemedAt) {

  /** The same, the code covered but for its end. */
  public RedeemedPoints covered() {
    return new RedeemedPoints(
        redemptionId,
        memberNumber,
        points,
        amount,
        voucherId,
        voucherCode == null ? null : VoucherCode.covered(voucherCode),
        expiresOn,
        redeemedAt);
  }
}
