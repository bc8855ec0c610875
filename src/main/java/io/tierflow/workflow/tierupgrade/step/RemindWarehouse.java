package io.tierflow.workflow.tierupgrade.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of a gift that waits. */
@Component
class RemindWarehouse implements JavaDelegate {

  private final StaffReminder reminder;

  RemindWarehouse(StaffReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminder.remind(execution, "VerifyPhysicalGiftDispatch", "warehouse");
  }
}
