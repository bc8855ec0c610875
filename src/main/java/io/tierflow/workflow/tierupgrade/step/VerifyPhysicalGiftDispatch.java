package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.CARRIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.DISPATCH_OUTCOME;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.NOT_POSSIBLE_REASON;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.TRACKING_NUMBER;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.reward.RewardService;
import io.tierflow.workflow.tierupgrade.review.MemberField;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Step 10: shows the warehouse what to pack, and takes down how it left, or why it can't. */
@Component
class VerifyPhysicalGiftDispatch extends TaskForm {

  private static final String DISPATCHED = "DISPATCHED";
  private static final String NOT_POSSIBLE = "NOT_POSSIBLE";
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_REASON_LENGTH = 1_000;

  private final RewardService rewards;
  private final AuditTrail trail;

  VerifyPhysicalGiftDispatch(RewardService rewards, AuditTrail trail) {
    this.rewards = rewards;
    this.trail = trail;
  }

  @Override
  protected String show(DelegateTask task) {
    String memberNumber = Answers.memberNumber(task);
    // Tasklist's lists show only variables of the task itself to who may see no more of the
    // instance.
    task.setVariableLocal(MEMBER_NUMBER.name(), memberNumber);
    String item = rewards.gift(task.getProcessInstanceId()).getItem();
    task.setVariableLocal("giftItem", item);
    task.setVariableLocal("memberName", MemberField.NAME.of(memberNumber));
    task.setVariableLocal("address", MemberField.ADDRESS.of(memberNumber));
    return item;
  }

  @Override
  protected void take(DelegateTask task) {
    String instance = task.getProcessInstanceId();
    String outcome = Answers.text(task, DISPATCH_OUTCOME).orElse("");
    switch (outcome) {
      case DISPATCHED ->
          rewards.dispatchGift(
              instance,
              Answers.required(task, CARRIER, MAX_NAME_LENGTH, "the carrier's name"),
              Answers.required(task, TRACKING_NUMBER, MAX_NAME_LENGTH, "the parcel's number"),
              Answers.staff(task));
      case NOT_POSSIBLE ->
          rewards.giveUpGift(
              instance,
              Answers.required(task, NOT_POSSIBLE_REASON, MAX_REASON_LENGTH, "the reason"),
              Answers.staff(task));
      default ->
          throw new AnswerException(
              "dispatchOutcome is missing or unknown; accepted: DISPATCHED or NOT_POSSIBLE.");
    }
    trail.recordFor(
        Answers.staff(task),
        AuditAction.TASK_COMPLETED,
        Answers.memberNumber(task),
        "Verify Physical Gift Dispatch: " + outcome);
  }
}
