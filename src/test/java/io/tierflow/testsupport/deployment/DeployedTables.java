package io.tierflow.testsupport.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Tables that a test deploys as owners do, and takes back when it is over. */
public final class DeployedTables {

  private final RepositoryService models;
  private final List<String> deployments = new ArrayList<>();

  /** None so far. */
  public DeployedTables(RepositoryService models) {
    this.models = models;
  }

  /** Deploys one table that the release brings without rows, with some. */
  public void deploy(AddedRows table) {
    deploy(Map.of(table.key(), table.xml()));
  }

  /**
   * Deploys tables together.
   *
   * @param tables file of each by its key
   * @return id of the deployment
   */
  public String deploy(Map<String, String> tables) {
    DeploymentBuilder deployment = models.createDeployment().name("owner's tables");
    tables.forEach((key, xml) -> deployment.addString(key + ".dmn", xml));
    String id = deployment.deploy().getId();
    deployments.add(id);
    return id;
  }

  /** Takes all back that are still there: the released ones hold again. */
  public void withdraw() {
    for (String id : deployments) {
      if (models.createDeploymentQuery().deploymentId(id).count() > 0) {
        models.deleteDeployment(id, true);
      }
    }
    deployments.clear();
  }
}
