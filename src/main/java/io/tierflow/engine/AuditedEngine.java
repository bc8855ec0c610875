package io.tierflow.engine;

import io.tierflow.audit.AuditTrail;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the audit hear what people do in the engine, through whichever of its doors. */
@Component
class AuditedEngine extends AbstractProcessEnginePlugin {

  private final AuditTrail trail;

  AuditedEngine(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryEventHandlers(
        EngineLists.with(engine.getCustomHistoryEventHandlers(), List.of(new OperationListener())));
    engine.setCustomPostDeployers(
        EngineLists.with(engine.getCustomPostDeployers(), List.of(new AuditedDeployments(trail))));
    engine.setCustomPreCommandInterceptorsTxRequired(
        EngineLists.with(
            engine.getCustomPreCommandInterceptorsTxRequired(), List.of(new OpenedForms(trail))));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine
        .getSessionFactories()
        .put(OperationsOfCommand.class, new OperationsOfCommand.Factory(trail));
  }
}
