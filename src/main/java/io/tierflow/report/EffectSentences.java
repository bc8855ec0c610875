package io.tierflow.report;

import io.tierflow.insight.effect.EffectMethod;
import io.tierflow.insight.effect.KeptEffect;
import java.util.Locale;

/** Says what an estimate means, and when not to believe it. */
final class EffectSentences {

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
    return effect.method() == EffectMethod.AVERAGES
        ? "Members above the lowest tier spent %s than members in it.".formatted(spend)
        : "A member just above the threshold of %s spent %s because of the tier."
            .formatted(effect.subject(), spend);
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

  private static String trusted(KeptEffect effect) {
    if (effect.method() == EffectMethod.AVERAGES) {
      return "It is not an effect: who spends more gets into higher tiers, with or without rewards.";
    }
    return effect.lowerEnd() <= 0 && effect.upperEnd() >= 0
        ? "It holds for members near the threshold, and may as well be nothing: the interval"
            + " contains 0."
        : "It holds for members near the threshold; further away the effect can be another.";
  }
}
