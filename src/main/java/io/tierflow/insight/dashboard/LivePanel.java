package io.tierflow.insight.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What has happened within the last 24 hours.
 *
 * @param at when it was looked at
 * @param transactions how many have arrived
 * @param netSpend their amounts, refunds subtracted
 * @param pointsIssued points earned
 * @param pointsRedeemed points spent, less those that came back
 * @param nearTier members whom the programme has told, since yesterday, that a tier is near
 * @param upgrades members who moved up
 * @param newest the upgrades, newest first, a few of them
 */
record LivePanel(
    Instant at,
    long transactions,
    BigDecimal netSpend,
    long pointsIssued,
    long pointsRedeemed,
    long nearTier,
    long upgrades,
    List<Upgrade> newest) {

  /**
   * A member who moved up.
   *
   * @param memberNumber who
   * @param fromTier the tier before, or null
   * @param toTier the tier since
   * @param recordedAt when
   */
  record Upgrade(String memberNumber, String fromTier, String toTier, Instant recordedAt) {}
}
