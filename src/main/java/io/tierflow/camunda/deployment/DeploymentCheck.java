package io.tierflow.camunda.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses a deployment in which something can't be right, before anything of it is deployed. */
final class DeploymentCheck implements Deployer {

  private final Supplier<ModelCheck> check;

  DeploymentCheck(Supplier<ModelCheck> check) {
    this.check = check;
  }

  /** The engine calls this too when it reads a deployment that it has known for long. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      deployment.getResources().forEach((name, file) -> files.put(name, file.getBytes()));
      List<Finding> findings =
          check.get().check(files, new DeployedModels(Context.getCommandContext()));
      if (!findings.isEmpty()) {
        throw new DeploymentRefusedException("Nothing was deployed", findings);
      }
    }
  }
}
