package io.tierflow.workflow.approval;

import static io.tierflow.workflow.approval.SecondPersonFlow.APPROVAL_OUTCOME;
import static io.tierflow.workflow.approval.SecondPersonFlow.APPROVAL_REMARK;
import static io.tierflow.workflow.approval.SecondPersonFlow.APPROVED;
import static io.tierflow.workflow.approval.SecondPersonFlow.DECLINED;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.points.approval.ApprovalForm;
import io.tierflow.points.approval.SecondPersonApprovals;
import io.tierflow.web.ConflictException;
import io.tierflow.workflow.tierupgrade.review.MemberField;
import io.tierflow.workflow.tierupgrade.step.AnswerException;
import io.tierflow.workflow.tierupgrade.step.Answers;
import io.tierflow.workflow.tierupgrade.step.TaskForm;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Shows another person what there is to approve, and takes the decision. */
@EngineInternal(
    why = "IdentityService.getCurrentAuthentication is public, but returns an internal type.",
    replacement = "The type that a later IdentityService returns, or Spring Security's context.")
public abstract class SecondPersonForm extends TaskForm {

  private static final int MAX_REMARK = 1_000;

  /** Whoever may ask for such a thing may approve it, whatever a model says. */
  private static final Set<String> DECIDERS = Set.of("loyalty-managers", "camunda-admin");

  private final SecondPersonApprovals approvals;
  private final String what;

  /**
   * A form.
   *
   * @param approvals carry out what is decided
   * @param what what is decided, at the beginning of a sentence
   */
  protected SecondPersonForm(SecondPersonApprovals approvals, String what) {
    this.approvals = approvals;
    this.what = what;
  }

  @Override
  protected final String show(DelegateTask task) {
    ApprovalForm form = approvals.form(task.getProcessInstanceId());
    task.setVariablesLocal(form.shown());
    task.setVariableLocal("memberName", MemberField.NAME.of(form.memberNumber()));
    return subject(form);
  }

  /**
   * What there is to approve.
   *
   * @param form what the form shows
   * @return it in a few words, with nothing personal
   */
  protected abstract String subject(ApprovalForm form);

  /** The gateway behind the task goes by what became of the request. */
  @Override
  protected final void take(DelegateTask task) {
    String instance = task.getProcessInstanceId();
    String decider = decider(task);
    switch (Answers.text(task, APPROVAL_OUTCOME).orElse("")) {
      case APPROVED -> APPROVAL_OUTCOME.set(task, approvals.approve(instance, decider).name());
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
  private String decider(DelegateTask task) {
    return Optional.ofNullable(
            task.getProcessEngineServices().getIdentityService().getCurrentAuthentication())
        .filter(person -> person.getGroupIds() != null)
        .filter(person -> person.getGroupIds().stream().anyMatch(DECIDERS::contains))
        .map(Authentication::getUserId)
        .orElseThrow(
            () ->
                new ConflictException(
                    what + " is decided by a loyalty manager or an admin who has signed in."));
  }
}
