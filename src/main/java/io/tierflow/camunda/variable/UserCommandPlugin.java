package io.tierflow.camunda.variable;

import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.FlowContract;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the check of what people ask for into the engine, behind all of its APIs. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EngineInternal(
    why = "Interceptors and parse listeners are registered on the internal configuration alone.",
    replacement = "Goes with UserCommandInterceptor and StepMarker, which it registers.")
class UserCommandPlugin extends AbstractProcessEnginePlugin {

  private final List<FlowContract> flows;
  private final AuditTrail trail;

  UserCommandPlugin(List<FlowContract> flows, AuditTrail trail) {
    this.flows = List.copyOf(flows);
    this.trail = trail;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    UserCommandCheck check = new UserCommandCheck(flows);
    UserCommandText text = new UserCommandText(new ToldVariables(flows));
    engine.setCustomPreCommandInterceptorsTxRequired(
        with(
            engine.getCustomPreCommandInterceptorsTxRequired(),
            new UserCommandInterceptor(
                () -> engine.getIdentityService().getCurrentAuthentication(), check, text, trail)));
    engine.setCustomPostBPMNParseListeners(
        with(engine.getCustomPostBPMNParseListeners(), new StepMarker()));
  }

  private static <T> List<T> with(List<T> present, T further) {
    List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.add(further);
    return all;
  }
}
