package io.tierflow.common;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one programme sets for itself, below {@code tierflow.*}. Thresholds, rates, rewards and
 * review rules are not here: they live in the decision tables alone.
 *
 * @param currency ISO 4217 currency of every amount
 * @param zone the zone whose days are the programme's days
 * @param earning how far back transactions still earn
 * @param review how a declined upgrade is proposed again
 * @param points what a point is worth
 * @param report how old figures may be
 * @param roi the terms of the return on investment
 * @param clockSkew by how much clocks of others may be ahead of this one, or behind each other
 */
@Validated
@ConfigurationProperties("tierflow")
public record ProgrammeSettings(
    @DefaultValue("USD") @NotNull Currency currency,
    @DefaultValue("UTC") @NotNull ZoneId zone,
    @DefaultValue @NotNull Earning earning,
    @DefaultValue @NotNull Review review,
    @DefaultValue @NotNull Points points,
    @DefaultValue @NotNull Report report,
    @DefaultValue @NotNull Roi roi,
    @DefaultValue("2m") @NotNull @DurationMin Duration clockSkew) {

  /**
   * How far back transactions still earn.
   *
   * @param reachBack days, the day of the upgrade included, within which a transaction earns
   */
  public record Earning(@DefaultValue("90d") @NotNull Duration reachBack) {

    /**
     * {@link #reachBack()} in whole days.
     *
     * @return days, at least 30
     */
    public long reachBackDays() {
      return Math.max(30, reachBack.toDays());
    }
  }

  /**
   * How a declined upgrade is proposed again.
   *
   * @param repeatAfter days after which a declined tier is proposed again
   */
  public record Review(@DefaultValue("90d") @NotNull Duration repeatAfter) {}

  /**
   * What a point is worth.
   *
   * @param value currency units a point is worth when spent and as a liability
   * @param voucherValidityDays days that a voucher bought with points is valid
   */
  public record Points(
      @DefaultValue("0.01")
          @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000") BigDecimal value,
      @DefaultValue("365") @Min(1) int voucherValidityDays) {}

  /**
   * How old figures may be.
   *
   * @param maxAge figures younger than this are reused by an upgrade of one member
   */
  public record Report(@DefaultValue("15m") @NotNull Duration maxAge) {}

  /**
   * The terms of the return on investment.
   *
   * @param margin share of the uplift in spend that is earnings, 0 to 1
   */
  public record Roi(
      @DefaultValue("0.30") @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal margin) {}
}
