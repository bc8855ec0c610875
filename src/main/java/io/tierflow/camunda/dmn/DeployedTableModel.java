package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** The DMN model of a deployed table, as the current engine command sees it. */
@EngineInternal(
    why =
        "RepositoryService.getDmnModelInstance demands the right to read the table of "
            + "whoever has it evaluated.",
    replacement = "RepositoryService.getDmnModelInstance without the caller's authentication.")
final class DeployedTableModel {

  private DeployedTableModel() {}

  /**
   * The model in which a table is defined; it may define others too.
   *
   * @param definitionId id of the deployed decision
   */
  static DmnModelInstance of(String definitionId) {
    return Context.getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDmnModelInstanceForDecisionDefinition(definitionId);
  }
}
