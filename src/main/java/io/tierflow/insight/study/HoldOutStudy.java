package io.tierflow.insight.study;

import io.tierflow.insight.effect.Estimate;
import io.tierflow.insight.effect.HoldOut;
import io.tierflow.insight.effect.NotEnoughMembersException;
import io.tierflow.insight.study.EffectRecords.Told;
import java.time.Instant;

/**
 * The effect of a campaign on those who were not held out of it, adjusted by their spend before.
 */
final class HoldOutStudy {

  private HoldOutStudy() {}

  static KeptEffect study(String campaign, Told told, Instant now) {
    HoldOut.Group offered = told.offered().group();
    HoldOut.Group heldOut = told.heldOut().group();
    try {
      Estimate found = HoldOut.compare(offered, heldOut).adjusted().estimate();
      return effect(campaign, found, offered, heldOut, now);
    } catch (NotEnoughMembersException tooFew) {
      return effect(campaign, null, offered, heldOut, now);
    }
  }

  private static KeptEffect effect(
      String campaign, Estimate found, HoldOut.Group offered, HoldOut.Group heldOut, Instant now) {
    boolean known = found != null && Double.isFinite(found.standardError());
    return new KeptEffect(
        EffectMethod.HOLD_OUT,
        campaign,
        null,
        known ? EffectState.ESTIMATED : EffectState.TOO_FEW_MEMBERS,
        known ? found.value() : null,
        known ? found.standardError() : null,
        known ? found.interval().lower() : null,
        known ? found.interval().upper() : null,
        offered.after().length,
        heldOut.after().length,
        null,
        0,
        0,
        now);
  }
}
