package io.tierflow.reward.grant;

import io.tierflow.common.ExternalId;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * A voucher that somebody of the staff gives a member.
 *
 * @param grantId names the grant; what is asked again under the same id is done once
 * @param value what it is worth, in currency units
 * @param validityDays days for which it is valid, from today on
 * @param reason why; the member reads it
 */
public record NewVoucherGrant(
    @NotNull @ExternalId String grantId,
    @NotNull @DecimalMin(value = "0.01", message = VALUE) @DecimalMax(value = "1000000", message = VALUE) @Digits(integer = 7, fraction = 2, message = VALUE) BigDecimal value,
    @NotNull @Min(value = 1, message = DAYS) @Max(value = MAX_DAYS, message = DAYS) Integer validityDays,
    @NotBlank @Size(max = MAX_REASON) String reason) {

  /** The longest reason, in characters. */
  public static final int MAX_REASON = 500;

  /** The most days for which a voucher is valid. */
  public static final int MAX_DAYS = 9_999;

  private static final String VALUE = "must be between 0.01 and 1000000, with at most two decimals";
  private static final String DAYS = "must be between 1 and " + MAX_DAYS;
}
