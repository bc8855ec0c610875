package io.tierflow.insight.study;

/** How an effect is estimated, from the weakest ground to the strongest. */
public enum EffectMethod {
  /** Members above the lowest tier against those in it: a comparison of unlike members. */
  AVERAGES,
  /** Members just above a tier's threshold against those just below. */
  THRESHOLD,
  /** Members who got a campaign against those whom chance held out of it. */
  HOLD_OUT
}
