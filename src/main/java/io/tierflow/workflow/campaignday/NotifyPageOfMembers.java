package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.MEMBERS_LEFT;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.PARTITION;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.RANGE_OF_MEMBERS;

import io.tierflow.batch.BatchService;
import io.tierflow.campaign.CampaignDayBatch;
import io.tierflow.camunda.performance.CurrentJob;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notifies the next page of members of what is due to them; one member alone after a failure. */
@Component
class NotifyPageOfMembers implements JavaDelegate {

  private final BatchService batches;
  private final CampaignDayBatch campaignDay;
  private final CurrentJob job;

  NotifyPageOfMembers(BatchService batches, CampaignDayBatch campaignDay, CurrentJob job) {
    this.batches = batches;
    this.campaignDay = campaignDay;
    this.job = job;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String day = DAY.of(execution);
    boolean left =
        batches.takePage(
            campaignDay, day, LocalDate.parse(day), PARTITION.of(execution), job.hasFailedBefore());
    // Each range has its own: ranges are taken side by side.
    execution.setVariable(MEMBERS_LEFT.name(), left, RANGE_OF_MEMBERS);
  }
}
