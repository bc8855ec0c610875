package io.tierflow.process.communication;

import static io.tierflow.process.communication.CommunicationFlow.DAY;

import io.tierflow.communication.DailyCommunication;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the communication of a day as complete. */
@Component
class CloseCommunicationDay implements JavaDelegate {

  private final DailyCommunication communication;

  CloseCommunicationDay(DailyCommunication communication) {
    this.communication = communication;
  }

  @Override
  public void execute(DelegateExecution execution) {
    communication.close(LocalDate.parse(DAY.of(execution)));
  }
}
