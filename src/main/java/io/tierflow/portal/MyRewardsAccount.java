package io.tierflow.portal;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.PointsBalances;
import io.tierflow.policy.TermTranslations;
import io.tierflow.reward.RewardRedemptionService;
import io.tierflow.reward.catalog.RewardOffers;
import io.tierflow.web.PageResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;

/** What members can have for points, and what they have had. */
@Service
class MyRewardsAccount {

  private final RewardOffers offers;
  private final RewardRedemptionService redemptions;
  private final PointsBalances points;
  private final TermTranslations translations;

  MyRewardsAccount(
      RewardOffers offers,
      RewardRedemptionService redemptions,
      PointsBalances points,
      TermTranslations translations) {
    this.offers = offers;
    this.redemptions = redemptions;
    this.points = points;
    this.translations = translations;
  }

  /** What the member can have, now or later. */
  MyRewards rewards(SignedInMember me, Locale language) {
    List<MyReward> rewards =
        offers.offers(me.memberNumber(), language).stream().map(MyReward::of).toList();
    return new MyRewards(available(me), rewards);
  }

  /** One reward that members of the tier can have. */
  Optional<MyReward> reward(SignedInMember me, String code, Locale language) {
    return offers.find(me.memberNumber(), code, language).map(MyReward::of);
  }

  /** Points that the member can spend. */
  long available(SignedInMember me) {
    return points.of(me.memberNumber()).available();
  }

  /** What the member has spent points on, newest first. */
  PageResponse<MyRedemption> redemptions(SignedInMember me, PageRequest page, Locale language) {
    return PageResponse.of(
        redemptions
            .redemptions(me.memberNumber(), page)
            .map(redeemed -> MyRedemption.of(redeemed, title -> translations.of(title, language))));
  }

  /** Spends the member's points on a reward; the same id again does nothing more. */
  MyRedemption redeem(SignedInMember me, String redemptionId, String reward, Locale language) {
    return MyRedemption.of(
        ConflictRetry.executeUnique(
            () -> redemptions.redeem(me.memberNumber(), redemptionId, reward)),
        title -> translations.of(title, language));
  }
}
