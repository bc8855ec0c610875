package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.POINTS_LEFT;

import io.tierflow.campaign.CampaignDayService;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the next points expire whose last day of validity is over. */
@Component
class ExpirePoints implements JavaDelegate {

  private final CampaignDayService campaignDays;

  ExpirePoints(CampaignDayService campaignDays) {
    this.campaignDays = campaignDays;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LocalDate day = LocalDate.parse(DAY.of(execution));
    POINTS_LEFT.set(execution, campaignDays.expirePoints(day));
  }
}
