package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.MEMBERS_LEFT;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.PARTITION;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.RANGE_OF_MEMBERS;

import io.tierflow.campaign.CampaignDayService;
import io.tierflow.camunda.performance.CurrentJob;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next page of members what is due to them; one member alone after a failure. */
@Component
class NotifyPageOfMembers implements JavaDelegate {

  private final CampaignDayService communication;
  private final CurrentJob job;

  NotifyPageOfMembers(CampaignDayService communication, CurrentJob job) {
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
