package io.tierflow.camunda.deployment;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys the release's models when every bean stands: before the web server takes requests, and
 * before runners, jobs and whoever listens for the application to be ready.
 */
@Component
class EngineStart implements SmartInitializingSingleton {

  private final ReleasedModels models;
  private final ModelDeployment deployment;
  private final StandingModels standing;
  private final DatabaseProgramme programme;

  EngineStart(
      ReleasedModels models,
      ModelDeployment deployment,
      StandingModels standing,
      DatabaseProgramme programme) {
    this.programme = programme;
    this.models = models;
    this.deployment = deployment;
    this.standing = standing;
  }

  @Override
  public void afterSingletonsInstantiated() {
    String name = programme.settle();
    deployment.deploy(models.all(name));
    requireTables(name);
    standing.report();
  }

  /** Members can't go through an upgrade that asks a table which isn't there. */
  private void requireTables(String name) {
    List<Finding> lacking = name.isEmpty() ? List.of() : deployment.lacking();
    if (!lacking.isEmpty()) {
      throw new IncompleteProgrammeException(name, lacking);
    }
  }
}
