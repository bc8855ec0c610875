package io.tierflow.workflow.ledgerproof;

import io.tierflow.workflow.tierupgrade.step.StaffReminder;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds admins of differences in the ledger that nobody has examined yet. */
@Component
class RemindLedgerExaminers implements JavaDelegate {

  private final StaffReminder reminder;

  RemindLedgerExaminers(StaffReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminder.remind(execution, "ExamineLedgerDifference", Groups.CAMUNDA_ADMIN);
  }
}
