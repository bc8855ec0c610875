package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierrenewal.TierRenewalFlow.KEEP_UNTIL;
import static io.tierflow.workflow.tierrenewal.TierRenewalFlow.LOWERING_OUTCOME;
import static io.tierflow.workflow.tierrenewal.TierRenewalFlow.LOWERING_REMARK;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.tier.renewal.LoweringReviewService;
import io.tierflow.workflow.tierupgrade.step.AnswerException;
import io.tierflow.workflow.tierupgrade.step.Answers;
import io.tierflow.workflow.tierupgrade.step.TaskForm;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Shows a loyalty manager which tier would be lowered and why, and takes the decision. */
@Component
class ReviewTierLowering extends TaskForm {

  private static final int MAX_MONTHS_KEPT = 24;
  private static final int MAX_REMARK = 1_000;

  private final LoweringForm form;
  private final LoweringReviewService reviews;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  ReviewTierLowering(
      LoweringForm form,
      LoweringReviewService reviews,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.form = form;
    this.reviews = reviews;
    this.calendar = calendar;
    this.trail = trail;
  }

  @Override
  protected String show(DelegateTask task) {
    Map<String, Object> shown = form.open(task);
    task.setVariablesLocal(shown);
    return (String) shown.get(LoweringForm.CHANGE);
  }

  /** Who decided, and why, is kept at once: a variable would be anybody's who may write one. */
  @Override
  protected void take(DelegateTask task) {
    String outcome = Answers.text(task, LOWERING_OUTCOME).orElse("");
    String staff = Answers.staff(task);
    switch (outcome) {
      case "LOWER" ->
          reviews.record(
              task.getProcessInstanceId(),
              null,
              staff,
              Answers.text(task, LOWERING_REMARK).isPresent() ? remark(task) : null);
      case "KEEP" ->
          reviews.record(task.getProcessInstanceId(), keptUntil(task), staff, remark(task));
      default ->
          throw new AnswerException(
              "loweringOutcome is missing or unknown; accepted: LOWER or KEEP.");
    }
    trail.recordFor(
        staff,
        AuditAction.TASK_COMPLETED,
        Answers.memberNumber(task),
        "Review Tier Lowering: " + outcome);
  }

  private LocalDate keptUntil(DelegateTask task) {
    LocalDate today = calendar.today();
    LocalDate latest = today.plusMonths(MAX_MONTHS_KEPT);
    LocalDate until = Answers.text(task, KEEP_UNTIL).map(this::day).orElse(today);
    if (!until.isAfter(today) || until.isAfter(latest)) {
      throw notAccepted(today, latest);
    }
    return until;
  }

  private LocalDate day(String text) {
    try {
      return ValueFormat.DAY.read(text);
    } catch (IllegalArgumentException malformed) {
      throw notAccepted(calendar.today(), calendar.today().plusMonths(MAX_MONTHS_KEPT));
    }
  }

  private static AnswerException notAccepted(LocalDate today, LocalDate latest) {
    return new AnswerException(
        "keepUntil is missing or not a day on which the tier can end; accepted: a day from %s to %s."
            .formatted(today.plusDays(1), latest));
  }

  private static String remark(DelegateTask task) {
    return Answers.required(
        task, LOWERING_REMARK, MAX_REMARK, "the reason why the member keeps the tier");
  }
}
