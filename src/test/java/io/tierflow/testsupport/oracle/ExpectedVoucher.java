package io.tierflow.testsupport.oracle;

import io.tierflow.reward.VoucherState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A voucher as a member should have it.
 *
 * @param amount currency units
 * @param state where it stands
 * @param expiresOn last day of validity, null while it is not issued
 */
public record ExpectedVoucher(BigDecimal amount, VoucherState state, LocalDate expiresOn) {

  public static final Comparator<ExpectedVoucher> IN_ORDER =
      Comparator.comparing(ExpectedVoucher::amount)
          .thenComparing(ExpectedVoucher::state)
          .thenComparing(ExpectedVoucher::expiresOn, Comparator.nullsFirst(LocalDate::compareTo));
}
