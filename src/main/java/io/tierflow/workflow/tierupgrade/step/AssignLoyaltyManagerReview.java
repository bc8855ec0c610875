package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_OUTCOME;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_REMARK;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.MemberService;
import io.tierflow.tier.ReviewOutcome;
import io.tierflow.tier.TierReviewService;
import io.tierflow.workflow.tierupgrade.review.ReviewForm;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Step 9: shows the manager what there is to decide, and takes the decision. */
@Component
class AssignLoyaltyManagerReview extends TaskForm {

  private static final String APPROVED = "APPROVED";
  private static final String DECLINED = "DECLINED";
  private static final int MAX_REMARK_LENGTH = 1_000;

  private final ReviewForm form;
  private final TierReviewService reviews;
  private final MemberService members;
  private final AuditTrail trail;

  AssignLoyaltyManagerReview(
      ReviewForm form, TierReviewService reviews, MemberService members, AuditTrail trail) {
    this.form = form;
    this.reviews = reviews;
    this.members = members;
    this.trail = trail;
  }

  @Override
  protected String show(DelegateTask task) {
    Map<String, Object> shown = form.of(task.getProcessInstanceId());
    task.setVariablesLocal(shown);
    return (String) shown.get(ReviewForm.CHANGE);
  }

  /** Who decided, and why, is kept at once: a variable would be anybody's who may write one. */
  @Override
  protected void take(DelegateTask task) {
    String outcome = Answers.text(task, REVIEW_OUTCOME).orElse("");
    String remark =
        switch (outcome) {
          case APPROVED -> {
            requireMember(task);
            yield remarkOfApproval(task);
          }
          case DECLINED -> remark(task, "the reason for declining");
          default ->
              throw new AnswerException(
                  "reviewOutcome is missing or unknown; accepted: APPROVED or DECLINED.");
        };
    reviews.recordReview(
        task.getProcessInstanceId(), ReviewOutcome.valueOf(outcome), Answers.staff(task), remark);
    trail.recordFor(
        Answers.staff(task),
        AuditAction.TASK_COMPLETED,
        Answers.memberNumber(task),
        "Assign Loyalty Manager Review: " + outcome);
  }

  private void requireMember(DelegateTask task) {
    if (!members.require(Answers.memberNumber(task)).isActive()) {
      throw new AnswerException(
          "reviewOutcome is APPROVED, but the membership has ended; accepted: DECLINED.");
    }
  }

  /** Approving looks again: refunds may have taken the ground away since the task was created. */
  private String remarkOfApproval(DelegateTask task) {
    Map<String, Object> ground = form.ground(task.getProcessInstanceId());
    return Boolean.TRUE.equals(ground.get(ReviewForm.GROUND_LOST))
        ? remark(task, "the reason for approving what the current figures no longer earn")
        : Answers.text(task, REVIEW_REMARK).isPresent() ? remark(task, "a reason") : null;
  }

  private static String remark(DelegateTask task, String accepted) {
    return Answers.required(task, REVIEW_REMARK, MAX_REMARK_LENGTH, accepted);
  }
}
