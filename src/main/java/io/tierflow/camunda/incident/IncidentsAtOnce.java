package io.tierflow.camunda.incident;

import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.PageFailedException;
import io.tierflow.camunda.TableFailure;
import io.tierflow.camunda.variable.ToldVariables;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a failure that no retry can mend an incident at once: a table that can't be right does not
 * become right by waiting. Everything else keeps the retries of its model, and so does a page of
 * members, whose retry takes each of them alone.
 */
@Component
@EngineInternal(
    why =
        "Only FailedJobCommandFactory is asked for every job that fails, whether the job "
            + "executor or a person had it executed.",
    replacement = "ManagementService.setJobRetries after the failure, which costs one try.")
class IncidentsAtOnce extends AbstractProcessEnginePlugin implements FailedJobCommandFactory {

  private final FailedJobCommandFactory others = new WaitForActivationCommandFactory();
  private final EndedModels ended;

  IncidentsAtOnce(List<FlowContract> flows, AuditTrail trail) {
    this.ended = new EndedModels(new ToldVariables(flows), trail);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setFailedJobCommandFactory(this);
  }

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    if (failure instanceof PageFailedException) {
      return others.getCommand(jobId, failure);
    }
    return TableFailure.message(failure)
        .<Command<Object>>map(message -> new PolicyIncidentCmd(jobId, failure, message, ended))
        .orElseGet(() -> others.getCommand(jobId, failure));
  }
}
