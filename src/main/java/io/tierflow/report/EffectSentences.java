package io.tierflow.report;

import io.tierflow.insight.effect.Power;
import io.tierflow.insight.study.EffectMethod;
import io.tierflow.insight.study.KeptEffect;
import java.util.Locale;

/** Says what an estimate means, and when not to believe it. */
final class EffectSentences {

  private static final double USUAL_POWER = 0.8;

  private EffectSentences() {}

  static EffectLine line(KeptEffect effect, long members, String currency) {
    return new EffectLine(effect, members, meaning(effect, currency), caution(effect));
  }

  private static String meaning(KeptEffect effect, String currency) {
    if (effect.effect() == null) {
      return "There are too few members to say anything: %,d with, %,d without."
          .formatted(effect.treated(), effect.untreated());
    }
    String spend =
        String.format(
            Locale.ENGLISH,
            "%,.2f %s a month %s",
            Math.abs(effect.effect()),
            currency,
            effect.effect() < 0 ? "less" : "more");
    return switch (effect.method()) {
      case AVERAGES ->
          "Members above the lowest tier spent %s than members in it.".formatted(spend);
      case THRESHOLD ->
          "A member just above the threshold of %s spent %s because of the tier."
              .formatted(effect.subject(), spend);
      case HOLD_OUT ->
          "A member who got %s spent %s because of it.".formatted(effect.subject(), spend);
    };
  }

  private static String caution(KeptEffect effect) {
    return switch (effect.state()) {
      case TOO_FEW_MEMBERS -> "Wait for more members near the threshold.";
      case BUNCHED ->
          "Don’t believe it: members bunch at the threshold, so those above it chose to be there.";
      case PLACEBO_JUMPS ->
          "Don’t rely on it: the same method finds an effect where there is no threshold.";
      case NOT_DECIDING ->
          "Don’t believe it: passing the threshold doesn’t decide who has the tier.";
      case ESTIMATED -> trusted(effect);
    };
  }

  /** With the smallest effect that four of five such comparisons would find. */
  private static String heldOut(KeptEffect effect) {
    String found =
        String.format(
            Locale.ENGLISH, "%,.2f", new Power(effect.standardError()).smallestEffect(USUAL_POWER));
    return "Believe it, unless the two groups were reached by other campaigns differently. Effects"
        + " smaller than %s may go unnoticed among so many members.".formatted(found);
  }

  private static String trusted(KeptEffect effect) {
    if (effect.method() == EffectMethod.AVERAGES) {
      return "It is not an effect: who spends more gets into higher tiers, with or without rewards.";
    }
    if (effect.method() == EffectMethod.HOLD_OUT) {
      return heldOut(effect);
    }
    return effect.lowerEnd() <= 0 && effect.upperEnd() >= 0
        ? "It holds for members near the threshold, and may as well be nothing: the interval"
            + " contains 0."
        : "It holds for members near the threshold; further away the effect can be another.";
  }
}
