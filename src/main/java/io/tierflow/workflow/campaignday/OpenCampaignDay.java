package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY_TO_CARRY_OUT;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.PARTITIONS;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.STARTED_BY;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;

import io.tierflow.batch.BatchService;
import io.tierflow.campaign.CampaignDayBatch;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a campaign day. */
@Component
class OpenCampaignDay implements JavaDelegate {

  private final BatchService batches;
  private final CampaignDayBatch campaignDay;
  private final CampaignDayStarter days;
  private final RuntimeService runtime;

  OpenCampaignDay(
      BatchService batches,
      CampaignDayBatch campaignDay,
      CampaignDayStarter days,
      RuntimeService runtime) {
    this.batches = batches;
    this.campaignDay = campaignDay;
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
        batches.open(
            campaignDay,
            day.toString(),
            day,
            STARTED_BY.find(execution).orElse(null),
            execution.getProcessInstanceId(),
            this::isRunning));
    PARTITIONS.set(execution, batches.partitions(CampaignDayBatch.KIND, day.toString()));
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
