package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;

import io.tierflow.batch.BatchService;
import io.tierflow.campaign.CampaignDayBatch;
import io.tierflow.workflow.tierrenewal.TierRenewalBatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the campaign day and its renewals as complete. */
@Component
class CloseCampaignDay implements JavaDelegate {

  private final BatchService batches;

  CloseCampaignDay(BatchService batches) {
    this.batches = batches;
  }

  @Override
  public void execute(DelegateExecution execution) {
    batches.close(TierRenewalBatch.KIND, DAY.of(execution));
    batches.close(CampaignDayBatch.KIND, DAY.of(execution));
  }
}
