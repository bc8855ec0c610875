package io.tierflow.portal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherState;
import io.tierflow.web.QrCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * A voucher, as the member sees it.
 *
 * @param value what it is worth, in the programme's currency
 * @param state where it stands
 * @param usable whether it can be redeemed today
 * @param code what to give when paying, while it can be redeemed, else null
 * @param issuedOn day it was issued, or null
 * @param expiresOn last day it is valid, or null
 * @param redeemedAt when it was redeemed, or null
 * @param reason what it was given for
 */
record MyVoucher(
    BigDecimal value,
    VoucherState state,
    boolean usable,
    String code,
    LocalDate issuedOn,
    LocalDate expiresOn,
    Instant redeemedAt,
    String reason) {

  static MyVoucher of(Voucher voucher, LocalDate today, UnaryOperator<String> translated) {
    boolean usable =
        voucher.getState() == VoucherState.ISSUED && !voucher.getExpiresOn().isBefore(today);
    return new MyVoucher(
        voucher.getAmount(),
        voucher.getState(),
        usable,
        usable ? voucher.getCode() : null,
        voucher.getIssuedOn(),
        voucher.getExpiresOn(),
        voucher.getRedeemedAt(),
        translated.apply(voucher.getReason()));
  }

  /**
   * The code as a picture that a till reads.
   *
   * @return the picture, or null without a code
   */
  @JsonIgnore
  public QrCode qr() {
    return code == null ? null : QrCode.of(code);
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "MyVoucher[" + state + "]";
  }
}
