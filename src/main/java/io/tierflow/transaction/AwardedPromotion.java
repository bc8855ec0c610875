package io.tierflow.transaction;

/**
 * What a promotion adds to what a transaction earns.
 *
 * @param promotion its code
 * @param name what people call it
 * @param tableVersion deployed version of the table that said so
 * @param rule id of the table's row
 * @param reason the row's annotation
 * @param points redeemable points that it adds
 * @param qualifying points that it adds towards tiers
 */
public record AwardedPromotion(
    String promotion,
    String name,
    int tableVersion,
    String rule,
    String reason,
    EarnedShare points,
    EarnedShare qualifying) {

  /**
   * What it adds.
   *
   * @return both totals
   */
  public Shares shares() {
    return new Shares(points.total(), qualifying.total());
  }
}
