package io.tierflow.workflow.approval;

import io.tierflow.workflow.tierupgrade.step.StaffReminder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of a request that waits for another person, by the one task of its instance. */
@Component
class RemindApprovers implements JavaDelegate {

  private final StaffReminder reminder;

  RemindApprovers(StaffReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String task =
        execution
            .getProcessEngineServices()
            .getTaskService()
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .singleResult()
            .getTaskDefinitionKey();
    reminder.remind(execution, task, "loyalty-managers");
  }
}
