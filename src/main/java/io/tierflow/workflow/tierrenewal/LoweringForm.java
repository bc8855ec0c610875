package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.policy.Tier;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierRequirements;
import io.tierflow.tier.TierService;
import io.tierflow.tier.renewal.LoweringReviewService;
import io.tierflow.tier.renewal.TierRenewalService;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecorder;
import io.tierflow.workflow.tierupgrade.review.MemberField;
import io.tierflow.workflow.tierupgrade.review.ReviewForm;
import io.tierflow.workflow.tierupgrade.review.TaskTitles;
import io.tierflow.workflow.tierupgrade.step.Answers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * What a loyalty manager needs in order to decide on a lowering. It stands in local variables of
 * the open task alone; the member's name is read when somebody looks.
 */
@Component
class LoweringForm {

  /** From which tier to which, by their names. */
  static final String CHANGE = "tierChange";

  private static final int MONEY_SCALE = 2;

  private final LoweringReviewService reviews;
  private final TierUpgradeRecorder records;
  private final MemberService members;
  private final TierRequirements requirements;
  private final TaskTitles titles;
  private final ProgrammeSettings settings;

  LoweringForm(
      LoweringReviewService reviews,
      TierUpgradeRecorder records,
      MemberService members,
      TierRequirements requirements,
      TaskTitles titles,
      ProgrammeSettings settings) {
    this.reviews = reviews;
    this.records = records;
    this.members = members;
    this.requirements = requirements;
    this.titles = titles;
    this.settings = settings;
  }

  /**
   * Opens the review.
   *
   * @param task its task
   * @return values by the form's names
   */
  Map<String, Object> open(DelegateTask task) {
    String id = task.getProcessInstanceId();
    TierChange lowering =
        reviews.open(
            id,
            Answers.memberNumber(task),
            asOf(task),
            records.decision(id, TierRenewalService.TIER_RETENTION),
            Tier.valueOf(TierRenewalFlow.TO_TIER.of(task)),
            records.decision(id, TierService.UPGRADE_REVIEW).reason());
    return shown(lowering, members.require(lowering.getMemberNumber()));
  }

  private Map<String, Object> shown(TierChange lowering, Member member) {
    Map<String, Object> shown = new HashMap<>();
    // Tasklist's lists show only variables of the task itself to who may see no more of the
    // instance.
    shown.put(MEMBER_NUMBER.name(), member.getMemberNumber());
    shown.put("memberName", MemberField.NAME.of(member.getMemberNumber()));
    shown.put("accountType", member.getAccountType().name());
    shown.put(
        CHANGE,
        titles.change(member.getMemberNumber(), lowering.getFromTier(), lowering.getToTier()));
    shown.put("fromTier", lowering.getFromTier().code());
    shown.put("toTier", lowering.getToTier().code());
    shown.put("validUntil", member.getTenure().validUntil().toString());
    shown.put("retentionReason", lowering.getReason());
    shown.put("reviewReason", lowering.getReview().reason());
    shown.put("currency", settings.currency().getCurrencyCode());
    shown.putAll(
        ReviewForm.needed(requirements.of(lowering.getFromTier(), lowering.getRow().inputs())));
    lowering
        .getRow()
        .inputs()
        .forEach((name, value) -> shown.putIfAbsent(name, figure(name, value)));
    return shown;
  }

  private static Object figure(String name, Object value) {
    if (!(value instanceof Number number)) {
      return value == null ? null : value.toString();
    }
    return name.endsWith("Spend")
        ? "%,.2f"
            .formatted(
                new BigDecimal(number.toString()).setScale(MONEY_SCALE, RoundingMode.HALF_UP))
        : "%,d".formatted(number.longValue());
  }
}
