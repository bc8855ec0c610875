package io.tierflow.engine;

import io.tierflow.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
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
    engine.setCustomHistoryEventHandlers(List.of(new OperationListener()));
    engine.setCustomPostDeployers(List.of(new AuditedDeployments(trail)));
    List<CommandInterceptor> interceptors = new ArrayList<>();
    if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
      interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
    }
    interceptors.add(new OpenedForms(trail));
    engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine
        .getSessionFactories()
        .put(OperationsOfCommand.class, new OperationsOfCommand.Factory(trail));
  }
}
