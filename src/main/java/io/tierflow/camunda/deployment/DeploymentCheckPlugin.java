package io.tierflow.camunda.deployment;

import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.VocabularyRepository;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the checks between whoever deploys or deletes and the engine. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EngineInternal(
    why =
        "Deployers, interceptors and sessions are registered on the internal configuration alone.",
    replacement =
        "Goes with DeploymentCheck, DeploymentRejectionInterceptor and DeletionRejection, "
            + "which it registers.")
class DeploymentCheckPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<ModelCheck> models;
  private final ObjectProvider<DeletionCheck> deletions;
  private final ObjectProvider<VocabularyRepository> vocabulary;
  private final AuditTrail trail;

  DeploymentCheckPlugin(
      ObjectProvider<ModelCheck> models,
      ObjectProvider<DeletionCheck> deletions,
      ObjectProvider<VocabularyRepository> vocabulary,
      AuditTrail trail) {
    this.models = models;
    this.deletions = deletions;
    this.vocabulary = vocabulary;
    this.trail = trail;
  }

  /** Behind the checks of the XML, which keep parsers from what could harm them. */
  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreDeployers(
        with(
            engine.getCustomPreDeployers(),
            List.<Deployer>of(new DeploymentCheck(models::getObject, vocabulary::getObject))));
    engine.setCustomPreCommandInterceptorsTxRequired(
        with(
            engine.getCustomPreCommandInterceptorsTxRequired(),
            List.of(
                new DeploymentRejectionInterceptor(
                    () -> engine.getIdentityService().getCurrentAuthentication(), trail))));
    engine.setCustomSessionFactories(
        with(engine.getCustomSessionFactories(), DeletionRejection.sessions(deletions::getObject)));
  }

  private static <T> List<T> with(List<T> present, List<? extends T> further) {
    List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
    all.addAll(further);
    return all;
  }
}
