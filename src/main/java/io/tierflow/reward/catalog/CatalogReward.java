package io.tierflow.reward.catalog;

import io.tierflow.policy.Decision;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A reward that a member can have for points, as a row of the table {@code reward-catalog} says it.
 *
 * @param code code of the reward; limits count under it
 * @param title what members read, in the table's words
 * @param kind voucher or gift
 * @param points what it costs the member
 * @param value what it is worth to the member, in currency units; empty for a gift without a value
 * @param cost what a gift costs the programme, in currency units; empty if that is not known
 * @param validityDays days on which a voucher is valid, from the day it is issued; empty for a gift
 * @param memberLimit how often one member can have it, empty without a limit
 * @param programmeLimit how often all members together can have it, empty without a limit
 * @param image path of a picture on this server, or empty
 * @param tableVersion deployed version of the table
 * @param rule id of the row
 * @param reason the row's annotation
 */
public record CatalogReward(
    String code,
    String title,
    RewardKind kind,
    long points,
    Optional<BigDecimal> value,
    Optional<BigDecimal> cost,
    Optional<Integer> validityDays,
    Optional<Long> memberLimit,
    Optional<Long> programmeLimit,
    Optional<String> image,
    int tableVersion,
    String rule,
    String reason) {

  private static final int DECIMALS_OF_MONEY = 2;

  static CatalogReward of(Decision row) {
    return new CatalogReward(
        row.text(RewardCatalogContract.REWARD).orElseThrow(),
        row.text("title").orElseThrow(),
        RewardKind.valueOf(row.text("kind").orElseThrow()),
        row.number("points").orElseThrow().longValueExact(),
        money(row, "value"),
        money(row, "cost"),
        row.count("validityDays"),
        row.number("memberLimit").map(BigDecimal::longValueExact),
        row.number("programmeLimit").map(BigDecimal::longValueExact),
        row.text("image"),
        row.version(),
        row.rule(),
        row.reason());
  }

  /** As the database gives it back: the first answer and a repeated one are the same. */
  private static Optional<BigDecimal> money(Decision row, String output) {
    return row.amount(output).map(amount -> amount.setScale(DECIMALS_OF_MONEY));
  }

  /** Whether the warehouse sends it. */
  public boolean isGift() {
    return kind == RewardKind.GIFT;
  }
}
