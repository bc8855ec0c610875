package io.tierflow.camunda.deployment;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.AbstractResourceDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * Records in the audit what each deployment changed, line by line, whoever deploys and by whichever
 * API.
 */
@EngineInternal(
    why =
        "Only a Deployer sees a deployment's files and definitions in the transaction "
            + "that stores them.",
    replacement = "An interceptor of deployments that reads the result through RepositoryService.")
public final class DeploymentAuditor implements Deployer {

  private static final int CONTEXT_LINES = 3;

  private final AuditTrail trail;

  public DeploymentAuditor(AuditTrail trail) {
    this.trail = trail;
  }

  /** The engine calls this too when it reads a deployment that it has known for long. */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      definitions(deployment).stream()
          .filter(definition -> manager(definition) != null)
          .forEach(definition -> record(deployment, definition));
    }
  }

  /** Of a deployment in which nothing is defined, the engine says so by null. */
  private static List<ResourceDefinition> definitions(DeploymentEntity deployment) {
    List<ResourceDefinition> definitions = new ArrayList<>();
    var artifacts = deployment.getDeployedArtifacts();
    if (artifacts != null) {
      for (List<?> ofOneKind : artifacts.values()) {
        ofOneKind.stream()
            .filter(ResourceDefinition.class::isInstance)
            .map(ResourceDefinition.class::cast)
            .forEach(definitions::add);
      }
    }
    return definitions;
  }

  private void record(DeploymentEntity deployment, ResourceDefinition definition) {
    ResourceEntity resource = deployment.getResource(definition.getResourceName());
    ResourceDefinition previous = previous(definition);
    String change = change(previous, definition, resource);
    trail.recordFor(
        Context.getCommandContext().getAuthenticatedUserId(),
        AuditAction.MODEL_DEPLOYED,
        definition.getKey(),
        detail(definition, previous, change),
        change);
  }

  private static String detail(
      ResourceDefinition definition, ResourceDefinition previous, String change) {
    String deployed =
        "%s, version %d".formatted(definition.getResourceName(), definition.getVersion());
    if (previous == null) {
      return deployed
          + (definition.getVersion() == 1 ? ", the first." : ", the previous one is gone.");
    }
    return change == null
        ? "%s, same content as version %d.".formatted(deployed, previous.getVersion())
        : "%s after version %d.".formatted(deployed, previous.getVersion());
  }

  /** The difference to the previous version, or all lines of a first one; null if there is none. */
  private static String change(
      ResourceDefinition previous, ResourceDefinition definition, ResourceEntity resource) {
    List<String> old = previous == null ? List.of() : lines(previous);
    List<String> difference =
        UnifiedDiffUtils.generateUnifiedDiff(
            previous == null ? "nothing" : "version " + previous.getVersion(),
            "version " + definition.getVersion(),
            old,
            DiffUtils.diff(old, ModelLines.of(resource.getName(), resource.getBytes())),
            CONTEXT_LINES);
    return difference.isEmpty() ? null : String.join("\n", difference);
  }

  private static List<String> lines(ResourceDefinition definition) {
    ResourceEntity file =
        Context.getCommandContext()
            .getResourceManager()
            .findResourceByDeploymentIdAndResourceName(
                definition.getDeploymentId(), definition.getResourceName());
    return ModelLines.of(file.getName(), file.getBytes());
  }

  private static ResourceDefinition previous(ResourceDefinition definition) {
    return definition.getVersion() == 1
        ? null
        : manager(definition)
            .findDefinitionByKeyVersionAndTenantId(
                definition.getKey(), definition.getVersion() - 1, definition.getTenantId());
  }

  /** Who knows earlier versions; null for a kind that has no file of its own. */
  private static AbstractResourceDefinitionManager<? extends ResourceDefinition> manager(
      ResourceDefinition definition) {
    CommandContext command = Context.getCommandContext();
    if (definition instanceof ProcessDefinitionEntity) {
      return command.getProcessDefinitionManager();
    }
    if (definition instanceof DecisionDefinitionEntity) {
      return command.getDecisionDefinitionManager();
    }
    return definition instanceof CamundaFormDefinitionEntity
        ? command.getCamundaFormDefinitionManager()
        : null;
  }
}
