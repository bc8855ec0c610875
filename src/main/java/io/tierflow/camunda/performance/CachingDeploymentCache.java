package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.PolicyException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
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
            () -> latest(key, () -> super.findDeployedLatestDecisionDefinitionByKey(key)));
  }

  @Override
  public DecisionDefinition findDeployedLatestDecisionDefinitionByKeyAndTenantId(
      String key, String tenant) {
    Supplier<DecisionDefinition> lookup =
        () -> super.findDeployedLatestDecisionDefinitionByKeyAndTenantId(key, tenant);
    return LatestDefinitionCache.ofCommand()
        .get(
            tenant == null ? "decision " + key : "decision %s of %s".formatted(key, tenant),
            () -> tenant == null ? latest(key, lookup) : deployed(key, lookup));
  }

  private DecisionDefinition latest(String key, Supplier<DecisionDefinition> lookup) {
    String id = LatestDefinitionCache.ofCommand().get("decisions", this::latestIds).get(key);
    return id == null ? deployed(key, lookup) : findDeployedDecisionDefinitionById(id);
  }

  /**
   * A step asks for about five tables, so one query reads the latest versions of all, by key. A key
   * of which tenants have versions of their own is left to the engine.
   */
  private Map<String, String> latestIds() {
    CommandContext command = Context.getCommandContext();
    List<DecisionDefinition> definitions =
        command.runWithoutAuthorization(
            () ->
                command
                    .getDecisionDefinitionManager()
                    .findDecisionDefinitionsByQueryCriteria(
                        (DecisionDefinitionQueryImpl)
                            new DecisionDefinitionQueryImpl().latestVersion(),
                        null));
    Map<String, List<DecisionDefinition>> byKey =
        definitions.stream().collect(Collectors.groupingBy(DecisionDefinition::getKey));
    return byKey.values().stream()
        .filter(versions -> versions.size() == 1 && versions.get(0).getTenantId() == null)
        .map(versions -> versions.get(0))
        .collect(Collectors.toMap(DecisionDefinition::getKey, DecisionDefinition::getId));
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
