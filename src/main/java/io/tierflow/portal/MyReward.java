package io.tierflow.portal;

import io.tierflow.policy.Tier;
import io.tierflow.reward.catalog.RewardAvailability;
import io.tierflow.reward.catalog.RewardKind;
import io.tierflow.reward.catalog.RewardOffer;
import java.math.BigDecimal;

/**
 * A reward, as the member sees it.
 *
 * @param reward its code
 * @param title its title in the member's language
 * @param kind voucher or gift
 * @param points what it costs
 * @param value what it is worth, in the programme's currency, or null
 * @param validityDays days on which a voucher is valid, or null for a gift
 * @param availability whether the member can have it
 * @param missing points that are missing
 * @param tier the tier from which members can have it, if it is above the member's; else null
 * @param left how often the member can still have it, or null without a limit
 * @param image path of a picture, or null
 */
record MyReward(
    String reward,
    String title,
    RewardKind kind,
    long points,
    BigDecimal value,
    Integer validityDays,
    RewardAvailability availability,
    long missing,
    Tier tier,
    Long left,
    String image) {

  static MyReward of(RewardOffer offer) {
    return new MyReward(
        offer.reward().code(),
        offer.title(),
        offer.reward().kind(),
        offer.reward().points(),
        offer.reward().value().orElse(null),
        offer.reward().validityDays().orElse(null),
        offer.availability(),
        offer.missing(),
        offer.tier(),
        offer.left(),
        offer.reward().image().orElse(null));
  }
}
