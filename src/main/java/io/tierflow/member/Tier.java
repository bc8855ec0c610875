package io.tierflow.member;

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
}
