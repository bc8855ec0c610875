package io.tierflow.workflow.tierrenewal;

import io.tierflow.workflow.tierupgrade.step.StaffReminder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of a lowering that waits for its review. */
@Component
class RemindOfTierLowering implements JavaDelegate {

  private final StaffReminder reminder;

  RemindOfTierLowering(StaffReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminder.remind(execution, TierRenewalFlow.REVIEW, "loyalty-managers");
  }
}
