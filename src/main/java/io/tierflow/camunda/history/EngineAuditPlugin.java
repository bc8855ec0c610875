package io.tierflow.camunda.history;

import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.deployment.DeploymentAuditor;
import io.tierflow.camunda.performance.EngineLists;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the audit record what people do in the engine, through whichever of its APIs. */
@Component
@EngineInternal(
    why =
        "History handlers, deployers, interceptors and sessions are registered on the "
            + "internal configuration alone.",
    replacement = "Goes with the classes that it registers.")
class EngineAuditPlugin extends AbstractProcessEnginePlugin {

  private final AuditTrail trail;

  EngineAuditPlugin(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryEventHandlers(
        EngineLists.with(engine.getCustomHistoryEventHandlers(), List.of(new OperationListener())));
    engine.setCustomPostDeployers(
        EngineLists.with(engine.getCustomPostDeployers(), List.of(new DeploymentAuditor(trail))));
    engine.setCustomPreCommandInterceptorsTxRequired(
        EngineLists.with(
            engine.getCustomPreCommandInterceptorsTxRequired(),
            List.of(new TaskFormAuditInterceptor(trail), new TaskListAuditInterceptor(trail))));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine.getSessionFactories().put(CommandOperations.class, new CommandOperations.Factory(trail));
  }
}
