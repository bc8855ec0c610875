package io.tierflow.workflow.campaignday;

import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.DAY_TO_CARRY_OUT;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.PARTITIONS;
import static io.tierflow.workflow.campaignday.CampaignDayFlow.STARTED_BY;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;

import io.tierflow.campaign.CampaignDayService;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the communication of a day. */
@Component
class OpenCampaignDay implements JavaDelegate {

  private final CampaignDayService communication;
  private final CampaignDayStarter days;
  private final RuntimeService runtime;

  OpenCampaignDay(
      CampaignDayService communication, CampaignDayStarter days, RuntimeService runtime) {
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
