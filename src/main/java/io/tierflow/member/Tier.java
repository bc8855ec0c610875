package io.tierflow.member;

import java.util.List;
import java.util.stream.Stream;

/** The tiers of a programme, lowest first. What earns a tier is the policy's matter. */
public enum Tier {
  REGULAR,
  SILVER,
  GOLD,
  VIP;

  /**
   * Whether this tier is above another.
   *
   * @param other the tier to compare with
   * @return true if this one is strictly higher
   */
  public boolean isAbove(Tier other) {
    return compareTo(other) > 0;
  }

  /**
   * The tiers as tables name them.
   *
   * @return their codes, lowest first
   */
  public static List<String> codes() {
    return Stream.of(values()).map(Enum::name).toList();
  }

  /**
   * The tiers that a member can rise to, as tables name them.
   *
   * @return their codes, lowest first, without the lowest tier's
   */
  public static List<String> codesAboveLowest() {
    return Stream.of(values()).skip(1).map(Enum::name).toList();
  }
}
