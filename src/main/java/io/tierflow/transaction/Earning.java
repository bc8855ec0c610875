package io.tierflow.transaction;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The terms under which a transaction earned; they hold for it forever.
 *
 * @param rate points per currency unit, or null with fixed points
 * @param multiplier factor of the tier, or null with fixed points
 * @param fixedPoints points whatever the amount, or null with a rate
 * @param qualifyingMultiplier factor for qualifying points in place of the multiplier, or null if
 *     they are as many as the points, or fixed
 * @param qualifyingFixedPoints qualifying points whatever the amount, or null if they are as many
 *     as the points, or have a multiplier
 * @param tableVersion deployed version of the table that said so
 * @param rule id of the table's row
 * @param reason the row's annotation
 * @param expiresOn last day on which its points are valid, or null if they never expire
 * @param earnedOn day of the upgrade in which it earned
 * @param earnedBy process instance in which it earned
 */
@Embeddable
public record Earning(
    @Column(name = "earning_rate") BigDecimal rate,
    @Column(name = "earning_multiplier") BigDecimal multiplier,
    @Column(name = "fixed_points") BigDecimal fixedPoints,
    @Column(name = "qualifying_multiplier") BigDecimal qualifyingMultiplier,
    @Column(name = "qualifying_fixed_points") BigDecimal qualifyingFixedPoints,
    @Column(name = "earning_table_version") Integer tableVersion,
    @Column(name = "earning_rule") String rule,
    @Column(name = "earning_reason") String reason,
    @Column(name = "points_expire_on") LocalDate expiresOn,
    @Column(name = "earned_on") LocalDate earnedOn,
    @Column(name = "earned_by") String earnedBy) {

  /**
   * What an amount earns before any promotion.
   *
   * @param netAmount the amount, in currency units
   * @return the points
   */
  EarnedShare points(BigDecimal netAmount) {
    return fixedPoints == null
        ? EarnedShare.proportional(netAmount.multiply(rate).multiply(multiplier))
        : EarnedShare.fixed(fixedPoints);
  }

  /**
   * What of it counts towards tiers.
   *
   * @param netAmount the amount, in currency units
   * @return the qualifying points
   */
  EarnedShare qualifyingPoints(BigDecimal netAmount) {
    if (qualifyingFixedPoints != null) {
      return EarnedShare.fixed(qualifyingFixedPoints);
    }
    return qualifyingMultiplier == null
        ? points(netAmount)
        : EarnedShare.proportional(netAmount.multiply(rate).multiply(qualifyingMultiplier));
  }

  /**
   * What promotions multiply: the points without the tier's multiplier.
   *
   * @param netAmount the amount, in currency units
   * @return the points
   */
  public EarnedShare pointsWithoutMultiplier(BigDecimal netAmount) {
    return fixedPoints == null
        ? EarnedShare.proportional(netAmount.multiply(rate))
        : EarnedShare.fixed(fixedPoints);
  }
}
