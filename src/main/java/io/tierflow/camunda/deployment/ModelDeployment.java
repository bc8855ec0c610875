package io.tierflow.camunda.deployment;

import io.tierflow.camunda.ClusterLock;
import io.tierflow.camunda.EngineInternal;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys a release's models. A file is deployed if its content is not what a release last deployed
 * at its path, or if the engine holds no file of its name any more; all else stays as the owners
 * left it. A file that can't be right is not deployed. What releases deployed is remembered apart
 * from the deployments, so neither the name of an owner's deployment nor the removal of an old one
 * changes the answer.
 */
@Component
@EngineInternal(
    why =
        "A release is checked within the command that holds the cluster's lock, so the "
            + "check needs that command's context.",
    replacement = "Goes with DeployedModels, which reads from that context.")
class ModelDeployment {

  static final String NAME = "Tierflow";

  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

  private final RepositoryService repository;
  private final ManagementService properties;
  private final ClusterLock cluster;
  private final ModelCheck check;
  private final RefusedReleases refused;

  ModelDeployment(
      RepositoryService repository,
      ManagementService properties,
      ClusterLock cluster,
      ModelCheck check,
      RefusedReleases refused) {
    this.repository = repository;
    this.properties = properties;
    this.cluster = cluster;
    this.check = check;
    this.refused = refused;
  }

  /**
   * Deploys what a release changed.
   *
   * @param models every model and form of the release
   */
  void deploy(List<ReleasedModel> models) {
    // Of two nodes that start together, the second sees what the first one deployed.
    cluster.withLock(
        () -> {
          List<ReleasedModel> due = accepted(due(models));
          if (!due.isEmpty()) {
            deployAndRemember(due);
          }
        });
  }

  /** Why files of the release were refused that no deployment holds in an earlier version. */
  List<Finding> lacking() {
    Set<String> gone =
        missing(refused.all().stream().map(ModelDeployment::fileName).collect(Collectors.toSet()));
    return refused.all().stream().filter(finding -> gone.contains(fileName(finding))).toList();
  }

  private static String fileName(Finding finding) {
    return ReleasedModel.fileName(finding.place().file());
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

  /**
   * Leaves out what can't be right, file by file: what stands deployed in its place stays. It is
   * not remembered as deployed, so the next start looks again.
   */
  private List<ReleasedModel> accepted(List<ReleasedModel> models) {
    List<ReleasedModel> left = new ArrayList<>(models);
    List<Finding> findings = check(left);
    while (!findings.isEmpty()) {
      refused.add(findings);
      findings.forEach(
          finding -> LOG.error("Not deployed from the release: {}", finding.sentence()));
      Set<String> files =
          findings.stream().map(finding -> finding.place().file()).collect(Collectors.toSet());
      left.removeIf(model -> files.contains(model.path()));
      findings = check(left);
    }
    return left;
  }

  private List<Finding> check(List<ReleasedModel> models) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    models.forEach(model -> files.put(model.path(), model.content()));
    return check.check(files, new DeployedModels(Context.getCommandContext())).findings();
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
