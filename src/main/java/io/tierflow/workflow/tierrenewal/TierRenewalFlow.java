package io.tierflow.workflow.tierrenewal;

import io.tierflow.workflow.FlowVariable;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;

/**
 * The names that model, code, tables and forms of renewals share, besides those of {@link
 * TierUpgradeFlow}.
 */
final class TierRenewalFlow {

  /** Key of the process. */
  static final String PROCESS = TierUpgradeFlow.RENEWAL;

  /** Id of the task in which a loyalty manager reviews a lowering. */
  static final String REVIEW = "ReviewTierLowering";

  /** BPMN error: the tier is not due, or not any more. */
  static final String TIER_NOT_DUE = "TIER_NOT_DUE";

  static final FlowVariable<String> EARNED_TIER = text("earnedTier");
  static final FlowVariable<String> TIER_BELOW = text("tierBelow");
  static final FlowVariable<Long> DAYS_IN_GRACE = new FlowVariable<>("daysInGrace", Long.class);
  static final FlowVariable<String> RETENTION_OUTCOME = text("retentionOutcome");
  static final FlowVariable<String> TO_TIER = text("toTier");
  static final FlowVariable<Boolean> LOWERING_REVIEW =
      new FlowVariable<>("loweringReview", Boolean.class);
  static final FlowVariable<String> LOWERING_OUTCOME = text("loweringOutcome");
  static final FlowVariable<String> KEEP_UNTIL = text("keepUntil");
  static final FlowVariable<String> LOWERING_REMARK = text("loweringRemark");

  private TierRenewalFlow() {}

  private static FlowVariable<String> text(String name) {
    return new FlowVariable<>(name, String.class);
  }
}
