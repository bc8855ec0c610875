package io.tierflow.camunda.sandbox;

import java.util.Locale;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses case models (CMMN): nothing of Tierflow is one, and whatever is read can be attacked. */
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
