package io.tierflow.reward;

import io.tierflow.policy.Decision;
import java.math.BigDecimal;
import java.util.Optional;

/** What a voucher is given for, and how much. The rule is null where no table decided. */
record VoucherGrant(
    VoucherOrigin origin,
    BigDecimal amount,
    int validityDays,
    String processInstanceId,
    Integer tableVersion,
    String ruleId,
    String reason) {

  /** An amount that a table gives; a voucher of nothing is none that anybody means. */
  static Optional<BigDecimal> amount(Decision selection, String output) {
    Optional<BigDecimal> amount = selection.amount(output);
    if (amount.filter(value -> value.signum() == 0).isPresent()) {
      throw selection.unusable(output, "an amount above 0 with at most two decimals, or nothing");
    }
    return amount;
  }
}
