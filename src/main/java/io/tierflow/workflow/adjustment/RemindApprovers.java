package io.tierflow.workflow.adjustment;

import io.tierflow.workflow.tierupgrade.step.StaffReminder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of a correction that waits for another person. */
@Component
class RemindApprovers implements JavaDelegate {

  private final StaffReminder reminder;

  RemindApprovers(StaffReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminder.remind(execution, AdjustmentFlow.APPROVAL, "loyalty-managers");
  }
}
