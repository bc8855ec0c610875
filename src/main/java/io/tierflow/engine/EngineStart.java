package io.tierflow.engine;

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

  EngineStart(ReleasedModels models, ModelDeployment deployment) {
    this.models = models;
    this.deployment = deployment;
  }

  @Override
  public void afterSingletonsInstantiated() {
    deployment.deploy(models.all());
  }
}
