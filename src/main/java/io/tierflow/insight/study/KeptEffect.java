package io.tierflow.insight.study;

import io.tierflow.insight.effect.Estimate;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An effect on what a member spends in a month, as it was estimated.
 *
 * @param method how
 * @param subject of what: the code of a tier, the kind of a message (an offer's with its row), or
 *     empty for all tiers above the lowest
 * @param threshold qualifying points from which the tier is earned; null unless by threshold
 * @param state whether to believe it
 * @param effect net spend per member and month in the programme's currency; null if there are too
 *     few members, and so are the three that follow
 * @param standardError its standard error
 * @param lowerEnd lower end of the 95 % interval
 * @param upperEnd upper end of the 95 % interval
 * @param treated members compared that are in the tier or near enough above the threshold
 * @param untreated members compared with them
 * @param bunching p-value of the density test at the threshold; null if it could not be made
 * @param placebos thresholds without an effect that were tried
 * @param placeboJumps how many of these seemed to have one
 * @param computedAt when
 */
public record KeptEffect(
    EffectMethod method,
    String subject,
    BigDecimal threshold,
    EffectState state,
    Double effect,
    Double standardError,
    Double lowerEnd,
    Double upperEnd,
    long treated,
    long untreated,
    Double bunching,
    int placebos,
    int placeboJumps,
    Instant computedAt) {

  /**
   * Whether there is a number that nothing speaks against.
   *
   * @return whether its state is ESTIMATED
   */
  public boolean isEstimated() {
    return state == EffectState.ESTIMATED;
  }

  /**
   * The number with its error.
   *
   * @return the estimate; only if there is one
   */
  public Estimate estimate() {
    return Estimate.normal(effect, standardError);
  }
}
