package io.tierflow.reward.catalog;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.PointsBalances;
import io.tierflow.policy.TermTranslations;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which rewards a member can have now, soon, or at a higher tier. */
@Service
@Transactional(readOnly = true)
public class RewardOffers {

  private final RewardCatalog catalog;
  private final RewardLimits limits;
  private final RedemptionHistory history;
  private final MemberService members;
  private final PointsBalances points;
  private final VocabularySource vocabulary;
  private final TermTranslations translations;
  private final ProgrammeCalendar calendar;

  RewardOffers(
      RewardCatalog catalog,
      RewardLimits limits,
      RedemptionHistory history,
      MemberService members,
      PointsBalances points,
      VocabularySource vocabulary,
      TermTranslations translations,
      ProgrammeCalendar calendar) {
    this.catalog = catalog;
    this.limits = limits;
    this.history = history;
    this.members = members;
    this.points = points;
    this.vocabulary = vocabulary;
    this.translations = translations;
    this.calendar = calendar;
  }

  /**
   * All that a member can have, now or later.
   *
   * @param memberNumber the member
   * @param language the reader's
   * @return what the member's tier can have, in the order of the table; then what each higher tier
   *     can have beyond that
   */
  public List<RewardOffer> offers(String memberNumber, Locale language) {
    Member member = members.require(memberNumber);
    long available = points.of(memberNumber).available();
    Map<String, Long> had = history.byMember(memberNumber);
    Set<String> known = new HashSet<>();
    List<RewardOffer> offers = new ArrayList<>();
    for (Tier tier : fromTierOf(member)) {
      for (CatalogReward reward : rewards(member, tier)) {
        if (known.add(reward.code())) {
          offers.add(
              offer(
                  member, tier, reward, available, had.getOrDefault(reward.code(), 0L), language));
        }
      }
    }
    return List.copyOf(offers);
  }

  /**
   * A reward as it is offered to a member whose tier can have it.
   *
   * @param memberNumber the member
   * @param code code of the reward
   * @param language the reader's
   * @return the offer, empty if members of this tier can't have it
   */
  public Optional<RewardOffer> find(String memberNumber, String code, Locale language) {
    Member member = members.require(memberNumber);
    Tier tier = member.getConfirmedTier();
    return rewards(member, tier).stream()
        .filter(reward -> reward.code().equals(code))
        .findFirst()
        .map(
            reward ->
                offer(
                    member,
                    tier,
                    reward,
                    points.of(memberNumber).available(),
                    history.byMember(memberNumber, code),
                    language));
  }

  private List<CatalogReward> rewards(Member member, Tier tier) {
    LocalDate today = calendar.today();
    return catalog.rewards(tier, member.getAccountType(), today);
  }

  private List<Tier> fromTierOf(Member member) {
    TierLadder ladder = vocabulary.ladder();
    Tier own = member.getConfirmedTier();
    return Stream.concat(
            Stream.of(own), ladder.tiers().stream().filter(tier -> ladder.isAbove(tier, own)))
        .toList();
  }

  private RewardOffer offer(
      Member member, Tier tier, CatalogReward reward, long available, long had, Locale language) {
    boolean higher = !tier.equals(member.getConfirmedTier());
    Optional<Long> ofMember = reward.memberLimit().map(limit -> Math.max(0, limit - had));
    Optional<Long> ofAll = limits.left(reward);
    return new RewardOffer(
        reward,
        translations.of(reward.title(), language),
        availability(member, reward, higher, available, ofMember, ofAll),
        Math.max(0, reward.points() - available),
        higher ? tier : null,
        Stream.of(ofMember, ofAll).flatMap(Optional::stream).min(Long::compare).orElse(null));
  }

  private static RewardAvailability availability(
      Member member,
      CatalogReward reward,
      boolean higher,
      long available,
      Optional<Long> ofMember,
      Optional<Long> ofAll) {
    if (isNothing(ofAll)) {
      return RewardAvailability.SOLD_OUT;
    }
    if (isNothing(ofMember)) {
      return RewardAvailability.LIMIT_REACHED;
    }
    if (higher) {
      return RewardAvailability.HIGHER_TIER;
    }
    if (reward.points() > available) {
      return RewardAvailability.SOON;
    }
    return reward.isGift() && member.getProfile().address() == null
        ? RewardAvailability.NO_ADDRESS
        : RewardAvailability.NOW;
  }

  private static boolean isNothing(Optional<Long> left) {
    return left.filter(number -> number == 0).isPresent();
  }
}
