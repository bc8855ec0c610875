package io.tierflow.camunda.deployment;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.VocabularyRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses a deployment in which something can't be right, before anything of it is deployed. */
@EngineInternal(
    why =
        "Only a Deployer can refuse a deployment before anything of it is stored, "
            + "whichever API it comes by.",
    replacement = "A check in front of each API that deploys: REST, webapps and Java.")
final class DeploymentCheck implements Deployer {

  private static final Logger LOG = LoggerFactory.getLogger(DeploymentCheck.class);

  private final Supplier<ModelCheck> check;
  private final Supplier<VocabularyRepository> vocabulary;

  DeploymentCheck(Supplier<ModelCheck> check, Supplier<VocabularyRepository> vocabulary) {
    this.check = check;
    this.vocabulary = vocabulary;
  }

  /** The engine calls this too when it reads a deployment that it has known for long. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      deployment.getResources().forEach((name, file) -> files.put(name, file.getBytes()));
      CheckResult result =
          check.get().check(files, new DeployedModels(Context.getCommandContext()));
      if (!result.findings().isEmpty()) {
        throw new DeploymentRefusedException("Nothing was deployed", result.findings());
      }
      result.warnings().forEach(warning -> LOG.warn("Deployed, but {}", warning.sentence()));
      vocabulary.get().replace(result.vocabulary());
    }
  }
}
