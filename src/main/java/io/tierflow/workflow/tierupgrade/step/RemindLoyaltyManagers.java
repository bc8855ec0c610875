package io.tierflow.workflow.tierupgrade.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of a review that waits. */
@Component
class RemindLoyaltyManagers implements JavaDelegate {

  private final StaffReminder reminder;

  RemindLoyaltyManagers(StaffReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminder.remind(execution, "AssignLoyaltyManagerReview", "loyalty-managers");
  }
}
