package io.tierflow.camunda.deployment;

import io.tierflow.camunda.EngineInternal;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/** What the engine holds, seen from within a command. */
@EngineInternal(
    why =
        "The managers say what the engine holds, whoever asks; public queries obey the "
            + "caller's rights and know no forms.",
    replacement =
        "Queries of RepositoryService without the caller's authentication, and an index "
            + "of forms of Tierflow's own.")
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

  @Override
  public Optional<byte[]> decisionFile(String key) {
    return Optional.ofNullable(
            command.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(key))
        .flatMap(this::content);
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
