package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.PolicyException;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;

/**
 * The engine's cache of definitions, except that a command that asks for the latest version of the
 * same process or decision again gets the one that it had: a command that takes many members
 * through the flow would ask the database hundreds of times.
 */
@EngineInternal(
    why =
        "The engine asks its database for the latest version at each start and decision, "
            + "and no setting caches the answer.",
    replacement =
        "Nothing: a monthly run would ask the database once more for each member and table.")
public final class CachingDeploymentCache extends DeploymentCache {

  /** As many as the engine keeps by default. */
  private static final int KEPT = 1_000;

  public CachingDeploymentCache(List<Deployer> deployers) {
    super(new DefaultCacheFactory(), KEPT);
    setDeployers(deployers);
  }

  @Override
  public ProcessDefinitionEntity findDeployedLatestProcessDefinitionByKey(String key) {
    return LatestDefinitionCache.ofCommand()
        .get("process " + key, () -> super.findDeployedLatestProcessDefinitionByKey(key));
  }

  @Override
  public DecisionDefinition findDeployedLatestDecisionDefinitionByKey(String key) {
    return LatestDefinitionCache.ofCommand()
        .get(
            "decision " + key,
            () -> deployed(key, () -> super.findDeployedLatestDecisionDefinitionByKey(key)));
  }

  @Override
  public DecisionDefinition findDeployedLatestDecisionDefinitionByKeyAndTenantId(
      String key, String tenant) {
    return LatestDefinitionCache.ofCommand()
        .get(
            "decision %s of %s".formatted(key, tenant),
            () ->
                deployed(
                    key,
                    () -> super.findDeployedLatestDecisionDefinitionByKeyAndTenantId(key, tenant)));
  }

  /** A table that is not there is the engine's failure as ever, and one that no retry mends. */
  private static DecisionDefinition deployed(String key, Supplier<DecisionDefinition> lookup) {
    try {
      return lookup.get();
    } catch (DecisionDefinitionNotFoundException missing) {
      throw new DecisionDefinitionNotFoundException(
          missing.getMessage(),
          new PolicyException("No decision table %s is deployed.".formatted(key), missing));
    }
  }
}
