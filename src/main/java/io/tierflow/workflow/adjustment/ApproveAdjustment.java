package io.tierflow.workflow.adjustment;

import static io.tierflow.workflow.adjustment.AdjustmentFlow.APPROVAL_OUTCOME;
import static io.tierflow.workflow.adjustment.AdjustmentFlow.APPROVAL_REMARK;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.points.approval.ApprovalForm;
import io.tierflow.web.ConflictException;
import io.tierflow.workflow.tierupgrade.review.MemberField;
import io.tierflow.workflow.tierupgrade.step.AnswerException;
import io.tierflow.workflow.tierupgrade.step.Answers;
import io.tierflow.workflow.tierupgrade.step.TaskForm;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Shows another person what there is to approve, and takes the decision. */
@Component
@EngineInternal(
    why = "IdentityService.getCurrentAuthentication is public, but returns an internal type.",
    replacement = "The type that a later IdentityService returns, or Spring Security's context.")
class ApproveAdjustment extends TaskForm {

  private static final String APPROVED = "APPROVED";
  private static final String DECLINED = "DECLINED";
  private static final int MAX_REMARK = 1_000;

  /** Whoever may correct a balance may approve a correction, whatever a model says. */
  private static final Set<String> DECIDERS = Set.of("loyalty-managers", "camunda-admin");

  private final AdjustmentApprovals approvals;

  ApproveAdjustment(AdjustmentApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  protected void show(DelegateTask task) {
    ApprovalForm form = approvals.form(task.getProcessInstanceId());
    task.setVariablesLocal(form.shown());
    task.setVariableLocal("memberName", MemberField.NAME.of(form.memberNumber()));
  }

  @Override
  protected void take(DelegateTask task) {
    String instance = task.getProcessInstanceId();
    String outcome = Answers.text(task, APPROVAL_OUTCOME).orElse("");
    String decider = decider(task);
    switch (outcome) {
      case APPROVED -> approvals.approve(instance, decider);
      case DECLINED ->
          approvals.decline(
              instance,
              decider,
              Answers.required(task, APPROVAL_REMARK, MAX_REMARK, "the reason for declining"));
      default ->
          throw new AnswerException(
              "approvalOutcome is missing or unknown; accepted: APPROVED or DECLINED.");
    }
  }

  /** Who has signed in, and nobody else: an assignee is set by others. */
  private static String decider(DelegateTask task) {
    return Optional.ofNullable(
            task.getProcessEngineServices().getIdentityService().getCurrentAuthentication())
        .filter(person -> person.getGroupIds() != null)
        .filter(person -> person.getGroupIds().stream().anyMatch(DECIDERS::contains))
        .map(Authentication::getUserId)
        .orElseThrow(
            () ->
                new ConflictException(
                    "An adjustment is decided by a loyalty manager or an admin who has signed "
                        + "in."));
  }
}
