package io.tierflow.process.communication;

import static io.tierflow.process.communication.CommunicationFlow.DAY;
import static io.tierflow.process.communication.CommunicationFlow.MEMBERS_LEFT;
import static io.tierflow.process.communication.CommunicationFlow.PARTITION;
import static io.tierflow.process.communication.CommunicationFlow.RANGE_OF_MEMBERS;

import io.tierflow.communication.DailyCommunication;
import io.tierflow.engine.JobAtHand;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next page of members what is due to them; one member alone after a failure. */
@Component
class TellPageOfMembers implements JavaDelegate {

  private final DailyCommunication communication;
  private final JobAtHand job;

  TellPageOfMembers(DailyCommunication communication, JobAtHand job) {
    this.communication = communication;
    this.job = job;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LocalDate day = LocalDate.parse(DAY.of(execution));
    boolean left =
        communication.tellPageOfMembers(day, PARTITION.of(execution), job.hasFailedBefore());
    // Each range has its own: ranges are taken side by side.
    execution.setVariable(MEMBERS_LEFT.name(), left, RANGE_OF_MEMBERS);
  }
}
