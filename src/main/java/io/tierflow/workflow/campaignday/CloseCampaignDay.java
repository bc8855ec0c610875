package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;

import io.tierflow.campaign.CampaignDayService;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the communication of a day as complete. */
@Component
class CloseCampaignDay implements JavaDelegate {

  private final CampaignDayService communication;

  CloseCampaignDay(CampaignDayService communication) {
    this.communication = communication;
  }

  @Override
  public void execute(DelegateExecution execution) {
    communication.close(LocalDate.parse(DAY.of(execution)));
  }
}
