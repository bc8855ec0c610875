package io.tierflow.testsupport.oracle;

/** The tiers of the tables that the oracle knows by heart, lowest first. */
public enum OracleTier {
  REGULAR,
  SILVER,
  GOLD,
  VIP;

  boolean isAbove(OracleTier other) {
    return compareTo(other) > 0;
  }
}
