package io.tierflow.engine;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys a release's models. A file is deployed if its content is not what a release last deployed
 * at its path, or if the engine holds no file of its name any more; all else stays as the owners
 * left it. What releases deployed is remembered apart from the deployments, so neither the name of
 * an owner's deployment nor the removal of an old one changes the answer.
 */
@Component
class ModelDeployment {

  static final String NAME = "Tierflow";

  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

  private final RepositoryService repository;
  private final ManagementService properties;
  private final ClusterOnce cluster;

  ModelDeployment(RepositoryService repository, ManagementService properties, ClusterOnce cluster) {
    this.repository = repository;
    this.properties = properties;
    this.cluster = cluster;
  }

  /**
   * Deploys what a release changed.
   *
   * @param models every model and form of the release
   */
  void deploy(List<ReleasedModel> models) {
    // Of two nodes that start together, the second sees what the first one deployed.
    cluster.inTurn(
        () -> {
          List<ReleasedModel> due = due(models);
          if (!due.isEmpty()) {
            deployAndRemember(due);
          }
        });
  }

  private List<ReleasedModel> due(List<ReleasedModel> models) {
    Map<String, String> released = properties.getProperties();
    List<ReleasedModel> unchanged =
        models.stream().filter(m -> m.digest().equals(released.get(m.property()))).toList();
    Set<String> gone =
        missing(unchanged.stream().map(ReleasedModel::fileName).collect(Collectors.toSet()));
    return models.stream()
        .filter(m -> !unchanged.contains(m) || gone.contains(m.fileName()))
        .toList();
  }

  /** Those file names that no deployment holds. */
  private Set<String> missing(Set<String> fileNames) {
    Set<String> missing = new HashSet<>(fileNames);
    for (Deployment deployment :
        repository.createDeploymentQuery().orderByDeploymentTime().desc().list()) {
      if (missing.isEmpty()) {
        break;
      }
      repository.getDeploymentResourceNames(deployment.getId()).stream()
          .map(ReleasedModel::fileName)
          .forEach(missing::remove);
    }
    return missing;
  }

  private void deployAndRemember(List<ReleasedModel> models) {
    DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(NAME);
    for (ReleasedModel model : models) {
      deployment.addInputStream(model.path(), new ByteArrayInputStream(model.content()));
      properties.setProperty(model.property(), model.digest());
    }
    deployment.deploy();
    LOG.info("Deployed {}", models.stream().map(ReleasedModel::path).toList());
  }
}
