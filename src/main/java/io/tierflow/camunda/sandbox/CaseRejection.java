package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import java.util.Locale;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses case models (CMMN): nothing of Tierflow is one, and whatever is read can be attacked. */
@EngineInternal(
    why =
        "Only a Deployer can refuse a file before the engine parses it, whichever API it "
            + "comes by.",
    replacement = "The engine's setting cmmnEnabled, which ignores case models without a word.")
public final class CaseRejection implements Deployer {

  @Override
  public void deploy(DeploymentEntity deployment) {
    deployment.getResources().keySet().stream()
        .filter(CaseRejection::isCase)
        .findFirst()
        .ifPresent(
            name -> {
              throw new NotValidException(
                  "The case model %s is not accepted; accepted: BPMN, DMN and forms."
                      .formatted(name));
            });
  }

  private static boolean isCase(String resource) {
    String name = resource.toLowerCase(Locale.ROOT);
    return name.endsWith(".cmmn") || name.endsWith(".cmmn10.xml") || name.endsWith(".cmmn11.xml");
  }
}
