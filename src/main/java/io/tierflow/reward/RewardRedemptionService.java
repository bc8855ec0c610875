package io.tierflow.reward;

import static java.util.function.Function.identity;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsService;
import io.tierflow.reward.catalog.CatalogReward;
import io.tierflow.reward.catalog.RewardAvailability;
import io.tierflow.reward.catalog.RewardLimits;
import io.tierflow.reward.catalog.RewardOffer;
import io.tierflow.reward.catalog.RewardOffers;
import io.tierflow.web.ConflictException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Redeems points for rewards of the catalogue, each redemption once, within the limits. */
@Service
@Transactional
public class RewardRedemptionService {

  private final MemberService members;
  private final MergedMembers merged;
  private final PointsLedger ledger;
  private final PointsService points;
  private final RewardOffers offers;
  private final RewardLimits limits;
  private final PointsRedemptionRepository redemptions;
  private final VoucherRepository vouchers;
  private final GiftDispatchRepository gifts;
  private final RewardRedemptionFlow flow;
  private final List<RewardRedemptionListener> listeners;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  RewardRedemptionService(
      MemberService members,
      MergedMembers merged,
      PointsLedger ledger,
      PointsService points,
      RewardOffers offers,
      RewardLimits limits,
      PointsRedemptionRepository redemptions,
      VoucherRepository vouchers,
      GiftDispatchRepository gifts,
      RewardRedemptionFlow flow,
      List<RewardRedemptionListener> listeners,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.members = members;
    this.merged = merged;
    this.ledger = ledger;
    this.points = points;
    this.offers = offers;
    this.limits = limits;
    this.redemptions = redemptions;
    this.vouchers = vouchers;
    this.gifts = gifts;
    this.flow = flow;
    this.listeners = List.copyOf(listeners);
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Spends points on a reward. The account is locked before the reward's counter.
   *
   * @param memberNumber whose points
   * @param redemptionId id under which it happens at most once
   * @param reward code of the reward
   * @return the voucher, or the gift that the warehouse is to send; for an id known already, the
   *     first result
   * @throws RewardRefusedException if the member can't have it now: points are missing, a limit is
   *     reached, the member's tier can't have it, or there is no address for a gift
   * @throws ConflictException if the membership is closed, or the id was used for something else
   */
  public RedeemedPoints redeem(String memberNumber, String redemptionId, String reward) {
    Member member = members.require(memberNumber);
    ledger.lock(memberNumber);
    Optional<PointsRedemption> first = redemptions.findById(redemptionId);
    if (first.isPresent()) {
      return first
          .filter(redemption -> redemption.isOf(memberNumber, reward))
          .map(this::result)
          .orElseThrow(() -> RedemptionService.usedOtherwise(redemptionId));
    }
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership of %s has ended.".formatted(memberNumber));
    }
    RedeemedPoints redeemed = redeem(memberNumber, redemptionId, taken(memberNumber, reward));
    trail.recordIfPerson(
        AuditAction.POINTS_REDEEMED,
        memberNumber,
        "%s, reward %s, redemption %s."
            .formatted(CountText.of(redeemed.points(), "point"), reward, redemptionId));
    long available = points.of(memberNumber).available();
    listeners.forEach(listener -> listener.redeemed(redeemed, available));
    return redeemed;
  }

  /**
   * What a member has spent points on.
   *
   * @param memberNumber whose points
   * @param page which page
   * @return redemptions of all kinds, newest first
   */
  @Transactional(readOnly = true)
  public Page<RedeemedPoints> redemptions(String memberNumber, Pageable page) {
    Page<PointsRedemption> found = redemptions.newestFirst(memberNumber, page);
    Map<String, Voucher> bought =
        vouchers
            .findAllById(
                found.stream()
                    .map(PointsRedemption::getVoucherId)
                    .filter(Objects::nonNull)
                    .toList())
            .stream()
            .collect(Collectors.toMap(Voucher::getVoucherId, identity()));
    Map<String, GiftDispatch> sent =
        gifts
            .findByRedemptionIdIn(
                found.stream()
                    .filter(PointsRedemption::isGift)
                    .map(PointsRedemption::getId)
                    .toList())
            .stream()
            .collect(Collectors.toMap(GiftDispatch::getRedemptionId, identity()));
    return found.map(
        redemption ->
            RedeemedPoints.of(
                redemption,
                Optional.ofNullable(bought.get(redemption.getVoucherId())),
                Optional.ofNullable(sent.get(redemption.getId()))));
  }

  /** The reward, of which one is now taken for the member. */
  private CatalogReward taken(String memberNumber, String reward) {
    RewardOffer offer =
        offers
            .find(memberNumber, reward, Locale.ENGLISH)
            .orElseThrow(() -> refusal(reward, RewardAvailability.HIGHER_TIER));
    if (!offer.isNow()) {
      throw refusal(reward, offer.availability());
    }
    if (!limits.take(offer.reward())) {
      throw refusal(reward, RewardAvailability.SOLD_OUT);
    }
    return offer.reward();
  }

  private RedeemedPoints redeem(String memberNumber, String redemptionId, CatalogReward reward) {
    points.spend(
        memberNumber, redemptionId, reward.points(), "Spent on %s.".formatted(reward.title()));
    Optional<Voucher> voucher =
        reward.isGift() ? Optional.empty() : Optional.of(issued(memberNumber, reward));
    PointsRedemption redemption =
        redemptions.save(
            new PointsRedemption(
                redemptionId,
                memberNumber,
                reward,
                voucher.map(Voucher::getVoucherId).orElse(null),
                calendar.now()));
    if (reward.isGift()) {
      flow.send(memberNumber, redemptionId);
    }
    return RedeemedPoints.of(redemption, voucher, gifts.findByRedemptionId(redemptionId));
  }

  private Voucher issued(String memberNumber, CatalogReward reward) {
    Voucher voucher =
        new Voucher(
            memberNumber,
            new VoucherGrant(
                VoucherOrigin.POINTS,
                reward.value().orElseThrow(),
                reward.validityDays().orElseThrow(),
                null,
                reward.tableVersion(),
                reward.rule(),
                "%s, for %s.".formatted(reward.title(), CountText.of(reward.points(), "point"))),
            calendar.now());
    voucher.issue(calendar.today());
    return vouchers.save(voucher);
  }

  private RedeemedPoints result(PointsRedemption redemption) {
    return RedeemedPoints.of(
        redemption,
        Optional.ofNullable(redemption.getVoucherId()).flatMap(vouchers::findById),
        gifts.findByRedemptionId(redemption.getId()));
  }

  private static RewardRefusedException refusal(String reward, RewardAvailability why) {
    String sentence =
        switch (why) {
          case SOON -> "The available points do not cover reward %s.";
          case LIMIT_REACHED -> "The member has had reward %s as often as one member may.";
          case SOLD_OUT -> "There is no reward %s left.";
          case NO_ADDRESS -> "Reward %s is a gift, and the member has no postal address.";
          case HIGHER_TIER, NOW -> "Reward %s is not offered to the member at the moment.";
        };
    return new RewardRefusedException(why, sentence.formatted(reward));
  }
}
