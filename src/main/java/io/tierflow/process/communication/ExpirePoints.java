package io.tierflow.process.communication;

import static io.tierflow.process.communication.CommunicationFlow.DAY;
import static io.tierflow.process.communication.CommunicationFlow.POINTS_LEFT;

import io.tierflow.communication.DailyCommunication;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the next points expire whose last day of validity is over. */
@Component
class ExpirePoints implements JavaDelegate {

  private final DailyCommunication communication;

  ExpirePoints(DailyCommunication communication) {
    this.communication = communication;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LocalDate day = LocalDate.parse(DAY.of(execution));
    POINTS_LEFT.set(execution, communication.expirePoints(day));
  }
}
