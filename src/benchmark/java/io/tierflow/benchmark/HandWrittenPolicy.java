package io.tierflow.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * The released tables' policy as somebody without an engine would write it into a program: what the
 * hand-written ways are measured with, and nothing else uses.
 */
final class HandWrittenPolicy {

  static final int TABLE_VERSION = 1;
  static final int VALIDITY_MONTHS = 24;
  static final int VOUCHER_DAYS = 90;
  static final String GIFT = "Welcome gift box";
  static final BigDecimal GIFT_COST = new BigDecimal("30.00");

  /** The tiers, lowest first. */
  static final List<String> TIERS = List.of("REGULAR", "SILVER", "GOLD", "VIP");

  /** Rows of {@code tier-terms} for the tiers that may end: all but the lowest. */
  static final List<String> TIER_TERMS = List.of("silver-terms", "gold-terms", "vip-terms");

  private static final int SHARE_SCALE = 6;
  private static final BigDecimal RATE = new BigDecimal("0.10");
  private static final BigDecimal HIGH_SPEND = new BigDecimal("10000");

  private static final Map<String, BigDecimal> MULTIPLIERS =
      Map.of(
          "REGULAR",
          BigDecimal.ONE,
          "SILVER",
          BigDecimal.ONE,
          "GOLD",
          new BigDecimal("1.5"),
          "VIP",
          BigDecimal.valueOf(2));

  private static final Map<String, String> PURCHASE_REASONS =
      Map.of(
          "REGULAR", "Purchase at the base rate.",
          "SILVER", "Purchase at the base rate of a Silver member.",
          "GOLD", "Purchase with the Gold multiplier.",
          "VIP", "Purchase with the VIP multiplier.");

  private static final Map<String, Fixed> FIXED =
      Map.of(
          "BOOKING", new Fixed(20, "Fixed points for a booking."),
          "EVENT", new Fixed(20, "Fixed points for taking part in an event."),
          "REFERRAL", new Fixed(100, "Fixed points for referring a new member."),
          "REVIEW", new Fixed(10, "Fixed points for writing a review."));

  private static final Map<String, BigDecimal> VOUCHERS =
      Map.of(
          "SILVER", new BigDecimal("10.00"),
          "GOLD", new BigDecimal("25.00"),
          "VIP", new BigDecimal("50.00"));

  private static final Map<String, String> REWARD_REASONS =
      Map.of(
          "SILVER", "The reward for reaching Silver.",
          "GOLD", "The reward for reaching Gold.",
          "VIP", "The reward for reaching VIP: a voucher and a welcome gift.");

  private HandWrittenPolicy() {}

  /** What a transaction earns. Rate and multiplier, or fixed points; the others are null. */
  record Terms(
      BigDecimal rate, BigDecimal multiplier, BigDecimal fixedPoints, String rule, String reason) {

    /** The exact share of an amount net of refunds. */
    BigDecimal share(BigDecimal amount, BigDecimal refunded) {
      BigDecimal net = amount.subtract(refunded);
      BigDecimal share =
          fixedPoints == null
              ? net.multiply(rate).multiply(multiplier)
              : amount.signum() > 0 && net.signum() == 0 ? BigDecimal.ZERO : fixedPoints;
      return share.setScale(SHARE_SCALE, RoundingMode.HALF_UP);
    }
  }

  /** The tier that figures earn, and the row that says so. */
  record Eligibility(String tier, String rule, String reason) {}

  private record Fixed(int points, String reason) {}

  static Terms terms(String kind, String tier) {
    if (kind.equals("PURCHASE")) {
      return new Terms(
          RATE,
          MULTIPLIERS.get(tier),
          null,
          "purchase-" + tier.toLowerCase(),
          PURCHASE_REASONS.get(tier));
    }
    Fixed fixed = FIXED.get(kind);
    return new Terms(
        null, null, BigDecimal.valueOf(fixed.points()), kind.toLowerCase(), fixed.reason());
  }

  static Eligibility eligibility(long points, BigDecimal annualSpend, long annualTransactions) {
    if (points >= 1000) {
      return new Eligibility(
          "VIP", "vip-by-points", "The qualifying points of the last twelve months earn VIP.");
    }
    if (annualSpend.compareTo(HIGH_SPEND) >= 0) {
      return new Eligibility(
          "VIP", "vip-by-annual-spend", "The spend of the last twelve months earns VIP.");
    }
    if (annualTransactions >= 50) {
      return new Eligibility(
          "VIP",
          "vip-by-annual-purchases",
          "The number of purchases in the last twelve months earns VIP.");
    }
    if (points >= 300) {
      return new Eligibility(
          "GOLD", "gold-by-points", "The qualifying points of the last twelve months earn Gold.");
    }
    if (points >= 100) {
      return new Eligibility(
          "SILVER",
          "silver-by-points",
          "The qualifying points of the last twelve months earn Silver.");
    }
    return new Eligibility(
        "REGULAR", "regular", "The figures of the last twelve months do not earn a higher tier.");
  }

  static boolean isAbove(String tier, String other) {
    return TIERS.indexOf(tier) > TIERS.indexOf(other);
  }

  /** The tiers above one and below another, highest first. */
  static List<String> between(String low, String high) {
    return TIERS.stream()
        .filter(tier -> isAbove(tier, low) && isAbove(high, tier))
        .sorted((one, other) -> isAbove(one, other) ? -1 : 1)
        .toList();
  }

  /** Why a rise is reviewed first, or null if it is not. */
  static String reviewReason(String target, BigDecimal annualSpend, String accountType) {
    if (target.equals("VIP")) {
      return "An upgrade to VIP is reviewed.";
    }
    if (annualSpend.compareTo(HIGH_SPEND) >= 0) {
      return "A high annual spend is reviewed.";
    }
    return accountType.equals("CORPORATE") ? "A corporate account is reviewed." : null;
  }

  static BigDecimal voucher(String tier) {
    return VOUCHERS.get(tier);
  }

  static String rewardRule(String tier) {
    return tier.toLowerCase() + "-reward";
  }

  static String rewardReason(String tier) {
    return REWARD_REASONS.get(tier);
  }

  static boolean hasGift(String tier) {
    return tier.equals("VIP");
  }
}
