package io.tierflow.camunda.deployment;

import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * What the engine holds, seen from within a command. Asks the managers and not the query services,
 * whose answers depend on who asks. Written against the managers of engine 7.24.
 */
final class DeployedModels implements KnownModels {

  private final CommandContext command;

  DeployedModels(CommandContext command) {
    this.command = command;
  }

  @Override
  public boolean hasDecision(String key) {
    return command.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(key) != null;
  }

  @Override
  public boolean hasForm(String id) {
    return command.getCamundaFormDefinitionManager().findLatestDefinitionByKey(id) != null;
  }

  /** The file that defines something. */
  Optional<byte[]> content(ResourceDefinition definition) {
    return Optional.ofNullable(
            command
                .getResourceManager()
                .findResourceByDeploymentIdAndResourceName(
                    definition.getDeploymentId(), definition.getResourceName()))
        .map(ResourceEntity::getBytes);
  }
}
