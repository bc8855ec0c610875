package io.tierflow.tier;

/** Where a tier change stands. */
public enum TierChangeStatus {
  PROVISIONAL,
  CONFIRMED,
  DECLINED
}
