package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ACCOUNT_TYPE;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.GIFT;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_REQUIRED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.TARGET_TIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;
import io.tierflow.reward.Reward;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.RewardedUpgrade;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecorder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 8: creates voucher and gift, held while the tier is provisional. */
@Component
class CreateRewardVoucher implements JavaDelegate {

  private final RewardService rewards;
  private final TierUpgradeRecorder records;

  CreateRewardVoucher(RewardService rewards, TierUpgradeRecorder records) {
    this.rewards = rewards;
    this.records = records;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RewardedUpgrade upgrade =
        new RewardedUpgrade(
            execution.getProcessInstanceId(),
            MEMBER_NUMBER.of(execution),
            Tier.valueOf(TARGET_TIER.of(execution)),
            AccountType.valueOf(ACCOUNT_TYPE.of(execution)),
            asOf(execution),
            REVIEW_REQUIRED.of(execution));
    Reward reward = rewards.createRewardVoucher(upgrade);
    GIFT.set(execution, reward.gift().isPresent());
    reward.withheld().ifPresent(why -> records.note(execution.getProcessInstanceId(), why));
  }
}
