package io.tierflow.reward;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.Tier;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives what a tier upgrade brings, by the deployed table, and takes it back where it must. */
@Service
@Transactional
public class RewardService {

  private static final String REWARD_SELECTION = "reward-selection";

  private static final int MONTHS_BETWEEN_REWARDS = 12;

  /** What was given in the current transaction, by upgrade. */
  private static final Fact<Reward> REWARD = new Fact<>("reward of this upgrade");

  private final DecisionTables tables;
  private final VoucherRepository vouchers;
  private final GiftDispatchRepository gifts;
  private final TierRewardHistory history;
  private final ProgrammeCalendar calendar;

  RewardService(
      DecisionTables tables,
      VoucherRepository vouchers,
      GiftDispatchRepository gifts,
      TierRewardHistory history,
      ProgrammeCalendar calendar) {
    this.tables = tables;
    this.vouchers = vouchers;
    this.gifts = gifts;
    this.history = history;
    this.calendar = calendar;
  }

  /**
   * Prepares upgrades of many members: the first one who rises reads for all.
   *
   * @param memberNumbers the members
   */
  public void readAhead(Collection<String> memberNumbers) {
    history.expect(memberNumbers);
  }

  /**
   * Creates what {@code reward-selection} gives for a tier: held while the tier is provisional,
   * else issued today. However old the day of the upgrade is, a voucher has all its days. Who has
   * had the reward of this tier in the twelve months that end with the day of the upgrade gets
   * none.
   *
   * @param upgrade whom it is for, and for what
   * @return voucher and gift
   */
  public Reward createRewardVoucher(RewardedUpgrade upgrade) {
    Reward reward =
        lastGiven(upgrade)
            .map(day -> Reward.withheld(givenOn(upgrade.targetTier(), day)))
            .orElseGet(() -> selectReward(upgrade));
    TransactionFacts.remember(REWARD, upgrade.processInstanceId(), reward);
    return reward;
  }

  private Optional<LocalDate> lastGiven(RewardedUpgrade upgrade) {
    return history.lastGiven(
        upgrade.memberNumber(),
        upgrade.targetTier(),
        upgrade.asOf().plusDays(1).minusMonths(MONTHS_BETWEEN_REWARDS),
        upgrade.asOf());
  }

  private static String givenOn(Tier tier, LocalDate day) {
    return "The reward of %s was given on %s; it is given once in twelve months."
        .formatted(tier, day);
  }

  private Reward selectReward(RewardedUpgrade upgrade) {
    Decision selection =
        tables.evaluate(
            REWARD_SELECTION,
            Map.of(
                "targetTier", upgrade.targetTier().code(),
                "accountType", upgrade.accountType().name()));
    Optional<Voucher> voucher =
        VoucherGrant.amount(selection, "voucherValue")
            .map(value -> voucher(upgrade, value, selection));
    Optional<GiftDispatch> gift =
        selection
            .text("gift")
            .filter(item -> !item.isBlank())
            .map(item -> gift(upgrade, item, selection));
    if (!upgrade.provisional()) {
      voucher.ifPresent(issued -> issued.issue(calendar.today()));
      gift.ifPresent(GiftDispatch::release);
    }
    return new Reward(voucher.map(vouchers::save), gift.map(gifts::save));
  }

  /**
   * Issues what was held for a tier that is now confirmed, from today on.
   *
   * @param processInstanceId the upgrade
   */
  public void issueHeldReward(String processInstanceId) {
    upgradeVouchers(processInstanceId).stream()
        .filter(Voucher::isHeld)
        .forEach(voucher -> voucher.issue(calendar.today()));
    gifts.findById(processInstanceId).filter(GiftDispatch::isHeld).ifPresent(GiftDispatch::release);
  }

  /**
   * Cancels what an upgrade still holds: a voucher that was never issued, a gift that has not left.
   * What the member has, stays.
   *
   * @param processInstanceId the upgrade
   * @param why what of the gift is kept as the reason; null if its tier was declined
   * @return the gift's item, if one was cancelled
   */
  public Optional<String> cancelRewardVoucher(String processInstanceId, String why) {
    upgradeVouchers(processInstanceId).stream().filter(Voucher::isHeld).forEach(Voucher::cancel);
    Optional<GiftDispatch> gift = gifts.findById(processInstanceId).filter(GiftDispatch::isOpen);
    gift.ifPresent(open -> open.cancel(why));
    return gift.map(GiftDispatch::getItem);
  }

  /**
   * Records that a gift is on its way.
   *
   * @param processInstanceId the upgrade
   * @param carrier who carries it
   * @param trackingNumber the carrier's number of the parcel
   * @param staff who packed it
   */
  public void dispatchGift(
      String processInstanceId, String carrier, String trackingNumber, String staff) {
    gift(processInstanceId).dispatch(carrier, trackingNumber, calendar.today(), staff);
  }

  /**
   * Records that a gift can't be dispatched.
   *
   * @param processInstanceId the upgrade
   * @param why the reason
   * @param staff who says so
   */
  public void giveUpGift(String processInstanceId, String why, String staff) {
    gift(processInstanceId).substitute(why, calendar.today(), staff);
  }

  /**
   * Issues the voucher that the table gives in place of a gift that can't be dispatched, from today
   * on; once, however often it is asked for.
   *
   * @param processInstanceId the upgrade
   * @return the voucher, empty if the table gives none
   * @throws IllegalStateException if the warehouse has not given the gift up
   */
  public Optional<Voucher> createSubstituteVoucher(String processInstanceId) {
    GiftDispatch gift = gift(processInstanceId);
    if (gift.getState() != GiftState.SUBSTITUTED) {
      throw new IllegalStateException(
          "The gift of upgrade %s is %s; accepted: a gift that can't be dispatched."
              .formatted(processInstanceId, gift.getState()));
    }
    return vouchers
        .findByProcessInstanceIdAndOrigin(processInstanceId, VoucherOrigin.GIFT_SUBSTITUTE)
        .stream()
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(gift.getSubstituteVoucherValue())
                    .map(value -> vouchers.save(substitute(gift, value))));
  }

  /**
   * The gift of an upgrade.
   *
   * @param processInstanceId the upgrade
   * @return its gift
   * @throws NotFoundException if it gives none
   */
  @Transactional(readOnly = true)
  public GiftDispatch gift(String processInstanceId) {
    return gifts
        .findById(processInstanceId)
        .orElseThrow(
            () -> new NotFoundException("Upgrade %s gives no gift.".formatted(processInstanceId)));
  }

  /**
   * Issues a voucher, from today on.
   *
   * @param memberNumber to whom
   * @param grant what for, and how much
   * @return the voucher
   */
  public Voucher issueVoucher(String memberNumber, VoucherGrant grant) {
    Voucher voucher = new Voucher(memberNumber, grant, calendar.now());
    voucher.issue(calendar.today());
    return vouchers.save(voucher);
  }

  /**
   * What an upgrade brought the member.
   *
   * @param processInstanceId the upgrade
   * @return voucher and gift
   */
  @Transactional(readOnly = true)
  public Reward reward(String processInstanceId) {
    return TransactionFacts.recall(REWARD, processInstanceId)
        .orElseGet(
            () ->
                new Reward(
                    upgradeVouchers(processInstanceId).stream().findFirst(),
                    gifts.findById(processInstanceId)));
  }

  /**
   * A member's gifts.
   *
   * @param memberNumber whose
   * @param page which page
   * @return gifts, newest first
   */
  @Transactional(readOnly = true)
  public Page<GiftDispatch> gifts(String memberNumber, Pageable page) {
    return gifts.newestFirst(memberNumber, page);
  }

  private List<Voucher> upgradeVouchers(String processInstanceId) {
    return vouchers.findByProcessInstanceIdAndOrigin(processInstanceId, VoucherOrigin.TIER_UPGRADE);
  }

  private Voucher voucher(RewardedUpgrade upgrade, BigDecimal value, Decision selection) {
    return new Voucher(
        upgrade.memberNumber(),
        new VoucherGrant(
            VoucherOrigin.TIER_UPGRADE,
            value,
            validityDays(selection),
            upgrade.processInstanceId(),
            selection.version(),
            selection.rule(),
            selection.reason()),
        calendar.now());
  }

  private GiftDispatch gift(RewardedUpgrade upgrade, String item, Decision selection) {
    return new GiftDispatch(
        upgrade.processInstanceId(),
        upgrade.memberNumber(),
        item,
        validityDays(selection),
        selection,
        calendar.now());
  }

  private Voucher substitute(GiftDispatch gift, BigDecimal value) {
    Voucher voucher =
        new Voucher(
            gift.getMemberNumber(),
            new VoucherGrant(
                VoucherOrigin.GIFT_SUBSTITUTE,
                value,
                gift.getValidityDays(),
                gift.getGiftId(),
                gift.getTableVersion(),
                gift.getRuleId(),
                "Instead of a gift that could not be dispatched."),
            calendar.now());
    voucher.issue(calendar.today());
    return voucher;
  }

  private static int validityDays(Decision selection) {
    return selection
        .count("validityDays")
        .orElseThrow(() -> selection.unusable("validityDays", "a whole number of days above 0"));
  }
}
