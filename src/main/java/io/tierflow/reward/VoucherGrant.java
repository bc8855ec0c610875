package io.tierflow.reward;

import io.tierflow.policy.Decision;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a voucher is given for, and how much.
 *
 * @param origin what for
 * @param amount its value, in currency units
 * @param validityDays days for which it is valid, from the day on which it is issued
 * @param processInstanceId the upgrade, or null
 * @param tableVersion deployed version of the table that decided, or null if none did
 * @param ruleId id of the table's row, or null
 * @param reason why, for people
 */
public record VoucherGrant(
    VoucherOrigin origin,
    BigDecimal amount,
    int validityDays,
    String processInstanceId,
    Integer tableVersion,
    String ruleId,
    String reason) {

  /**
   * An amount that a table gives; a voucher of nothing is none that anybody means.
   *
   * @param selection what a row says
   * @param output name of the output
   * @return the value, empty if the row leaves it empty
   * @throws io.tierflow.policy.PolicyException if it is 0, less, or no amount
   */
  public static Optional<BigDecimal> amount(Decision selection, String output) {
    Optional<BigDecimal> amount = selection.amount(output);
    if (amount.filter(value -> value.signum() == 0).isPresent()) {
      throw selection.unusable(output, "an amount above 0 with at most two decimals, or nothing");
    }
    return amount;
  }
}
