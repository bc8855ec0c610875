package io.tierflow.process.communication;

import static io.tierflow.process.TierUpgradeFlow.REQUEST_NOT_VALID;
import static io.tierflow.process.communication.CommunicationFlow.DAY;
import static io.tierflow.process.communication.CommunicationFlow.DAY_TO_CARRY_OUT;
import static io.tierflow.process.communication.CommunicationFlow.PARTITIONS;
import static io.tierflow.process.communication.CommunicationFlow.STARTED_BY;

import io.tierflow.communication.DailyCommunication;
import io.tierflow.problem.InvalidInputException;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the communication of a day. */
@Component
class OpenCommunicationDay implements JavaDelegate {

  private final DailyCommunication communication;
  private final CommunicationDays days;
  private final RuntimeService runtime;

  OpenCommunicationDay(
      DailyCommunication communication, CommunicationDays days, RuntimeService runtime) {
    this.communication = communication;
    this.days = days;
    this.runtime = runtime;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LocalDate day = day(execution);
    execution.setProcessBusinessKey(day.toString());
    DAY.set(execution, day.toString());
    DAY_TO_CARRY_OUT.set(
        execution,
        communication.open(
            day,
            STARTED_BY.find(execution).orElse(null),
            execution.getProcessInstanceId(),
            this::isRunning));
    PARTITIONS.set(execution, communication.partitions(day));
  }

  private boolean isRunning(String processInstanceId) {
    return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() > 0;
  }

  private LocalDate day(DelegateExecution execution) {
    try {
      return days.requireBegun(days.parse(DAY.find(execution).orElse(null)));
    } catch (InvalidInputException refused) {
      throw new BpmnError(REQUEST_NOT_VALID, refused.getMessage());
    }
  }
}
