package io.tierflow.camunda.deployment;

import io.tierflow.camunda.EngineInternal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses a deployment in which something can't be right, before anything of it is deployed. */
@EngineInternal(
    why =
        "Only a Deployer can refuse a deployment before anything of it is stored, "
            + "whichever API it comes by.",
    replacement = "A check in front of each API that deploys: REST, webapps and Java.")
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
