package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.policy.Decision;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.Reward;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.Voucher;
import io.tierflow.tier.CriterionProgress;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierRequirements;
import io.tierflow.tier.TierService;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a loyalty manager needs in order to decide. It stands in local variables of the open task
 * alone; the member's name is read when somebody looks.
 */
@Component
public class ReviewForm {

  /** Whether the figures of this moment no longer earn the tier. */
  public static final String GROUND_LOST = "groundLost";

  /** From which tier to which, by their names. */
  public static final String CHANGE = "tierChange";

  private static final String GROUND_NOTE = "groundNote";

  /** What the name of a figure of this moment ends with. */
  private static final String NOW = "Now";

  /** What the name of what the tier asks for of a figure ends with. */
  private static final String NEEDED = "Needed";

  private static final String NO_NUMBER = "–";

  private static final int MONEY_SCALE = 2;

  private final MemberService members;
  private final TierService tiers;
  private final TierRequirements requirements;
  private final RewardService rewards;
  private final TaskTitles titles;
  private final ProgrammeSettings settings;

  ReviewForm(
      MemberService members,
      TierService tiers,
      TierRequirements requirements,
      RewardService rewards,
      TaskTitles titles,
      ProgrammeSettings settings) {
    this.members = members;
    this.tiers = tiers;
    this.requirements = requirements;
    this.rewards = rewards;
    this.titles = titles;
    this.settings = settings;
  }

  /**
   * Everything that the form shows.
   *
   * @param processInstanceId the upgrade under review
   * @return values by the form's names
   */
  public Map<String, Object> of(String processInstanceId) {
    TierChange change = tiers.change(processInstanceId);
    Member member = members.require(change.getMemberNumber());
    Map<String, Object> shown = new HashMap<>();
    // Tasklist's lists show only variables of the task itself to who may see no more of the
    // instance.
    shown.put(TierUpgradeFlow.MEMBER_NUMBER.name(), member.getMemberNumber());
    shown.put("memberName", MemberField.NAME.of(member.getMemberNumber()));
    shown.put("accountType", member.getAccountType().name());
    shown.put(
        CHANGE, titles.change(member.getMemberNumber(), change.getFromTier(), change.getToTier()));
    shown.put("fromTier", change.getFromTier().code());
    shown.put("toTier", change.getToTier().code());
    shown.put("eligibilityReason", change.getReason());
    shown.put("reviewReason", change.getReview().reason());
    shown.put("currency", settings.currency().getCurrencyCode());
    shown.putAll(figures(change.getRow().inputs(), ""));
    shown.putAll(needed(requirements.of(change.getToTier(), change.getRow().inputs())));
    showReward(rewards.reward(processInstanceId), shown);
    shown.putAll(change.isNew() ? standing(change) : ground(processInstanceId));
    return shown;
  }

  /**
   * Whether the figures of this moment still earn the tier.
   *
   * @param processInstanceId the upgrade under review
   * @return values by the form's names
   */
  public Map<String, Object> ground(String processInstanceId) {
    TierChange change = tiers.change(processInstanceId);
    Decision now = tiers.lookAgain(change);
    boolean lost = !tiers.isStillEarned(change, now);
    Map<String, Object> ground = figures(now.inputs(), NOW);
    ground.put(GROUND_LOST, lost);
    ground.put(
        GROUND_NOTE,
        lost
            ? "After refunds, the member no longer qualifies: the current figures earn %s. %s"
                .formatted(now.text("tier").orElse(""), now.reason())
            : "");
    return ground;
  }

  /** A change that is not even stored stands on the figures of this moment. */
  private static Map<String, Object> standing(TierChange change) {
    Map<String, Object> ground = figures(change.getRow().inputs(), NOW);
    ground.put(GROUND_LOST, false);
    ground.put(GROUND_NOTE, "");
    return ground;
  }

  /**
   * What a tier asks for of each figure, beside which the form shows what the member has.
   *
   * @param criteria what it asks for
   * @return texts by the form's names
   */
  public static Map<String, Object> needed(List<CriterionProgress> criteria) {
    Map<String, Object> needed = new HashMap<>();
    for (CriterionProgress each : criteria) {
      String figure = each.criterion().input();
      needed.put(
          figure + NEEDED, each.need() == null ? NO_NUMBER : shownFigure(figure, each.need()));
    }
    return needed;
  }

  private static Map<String, Object> figures(Map<String, Object> inputs, String suffix) {
    Map<String, Object> figures = new HashMap<>();
    inputs.forEach((name, value) -> figures.put(name + suffix, shownFigure(name, value)));
    // Else a variable of the task would hide the instance's own day, which may be another.
    figures.remove(TierUpgradeFlow.AS_OF.name());
    return figures;
  }

  private static Object shownFigure(String name, Object value) {
    if (value instanceof LocalDate day) {
      return day.toString();
    }
    if (!(value instanceof Number number)) {
      return value;
    }
    return name.endsWith("Spend")
        ? shownMoney(new BigDecimal(number.toString()))
        : "%,d".formatted(number.longValue());
  }

  private static String shownMoney(BigDecimal amount) {
    return "%,.2f".formatted(amount.setScale(MONEY_SCALE, RoundingMode.HALF_UP));
  }

  private static void showReward(Reward reward, Map<String, Object> shown) {
    shown.put(
        "voucherValue",
        reward.voucher().map(Voucher::getAmount).map(ReviewForm::shownMoney).orElse(""));
    shown.put("voucherValidityDays", reward.voucher().map(Voucher::getValidityDays).orElse(0));
    shown.put("giftItem", reward.gift().map(GiftDispatch::getItem).orElse(""));
    shown.put(
        "giftCost",
        reward.gift().map(GiftDispatch::getCost).map(ReviewForm::shownMoney).orElse(""));
  }
}
