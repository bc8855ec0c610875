package io.tierflow.camunda.deployment;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.FormContract;
import io.tierflow.policy.TableContracts;
import io.tierflow.policy.VocabularyRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.AbstractResourceDefinitionManager;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/**
 * Holds a deletion to what it brings back: the version before takes effect again, and must be one
 * that would be deployed today.
 */
@Component
@EngineInternal(
    why =
        "Older versions are looked up within the command that deletes, whatever the "
            + "caller may read; public queries obey the caller's rights and know no forms.",
    replacement =
        "Queries of RepositoryService without the caller's authentication; older forms "
            + "could not be checked.")
class DeletionCheck {

  private final ModelCheck check;
  private final DiagramCheck diagrams;
  private final TableContracts tables;
  private final List<FormContract> forms;
  private final VocabularyRepository vocabulary;

  DeletionCheck(
      ModelCheck check,
      DiagramCheck diagrams,
      TableContracts tables,
      List<FormContract> forms,
      VocabularyRepository vocabulary) {
    this.check = check;
    this.diagrams = diagrams;
    this.tables = tables;
    this.forms = List.copyOf(forms);
    this.vocabulary = vocabulary;
  }

  /**
   * Refuses the deletion of a deployment as a whole.
   *
   * @throws DeploymentRefusedException naming what would come back or be gone
   */
  void deployment(CommandContext command, String deploymentId) {
    List<ResourceDefinition> gone = new ArrayList<>();
    gone.addAll(
        command.getProcessDefinitionManager().findProcessDefinitionsByDeploymentId(deploymentId));
    gone.addAll(
        command.getDecisionDefinitionManager().findDecisionDefinitionByDeploymentId(deploymentId));
    gone.addAll(
        command.getCamundaFormDefinitionManager().findDefinitionsByDeploymentId(deploymentId));
    check(command, gone);
  }

  /**
   * Refuses the deletion of one version of a process.
   *
   * @throws DeploymentRefusedException naming what would come back or be gone
   */
  void process(CommandContext command, ProcessDefinition definition) {
    check(command, List.of(definition));
  }

  private void check(CommandContext command, List<ResourceDefinition> gone) {
    DeployedModels deployed = new DeployedModels(command);
    Findings missing = new Findings();
    Map<String, byte[]> back = new LinkedHashMap<>();
    for (ResourceDefinition definition : gone) {
      if (isLatest(command, definition)) {
        Optional<ResourceDefinition> before = before(command, definition, gone);
        if (before.isPresent()) {
          deployed
              .content(before.get())
              .ifPresent(content -> back.put(before.get().getResourceName(), content));
        } else if (isNeeded(definition)) {
          missing.add(
              Place.file(definition.getResourceName()).model(definition.getKey()),
              null,
              "would be gone, but the programme needs it",
              "a deletion that leaves one version of it");
        }
      }
    }
    List<Finding> findings = new ArrayList<>(missing.all());
    CheckResult result = check.check(back, deployed);
    findings.addAll(result.findings());
    if (!findings.isEmpty()) {
      throw new DeploymentRefusedException(
          "Nothing was deleted, because an older version would take effect again", findings);
    }
    vocabulary.replace(result.vocabulary());
  }

  private boolean isNeeded(ResourceDefinition definition) {
    if (definition instanceof ProcessDefinition) {
      return diagrams.isReleased(definition.getKey());
    }
    return definition instanceof DecisionDefinition
        ? tables.find(definition.getKey()).isPresent()
        : forms.stream().anyMatch(form -> form.id().equals(definition.getKey()));
  }

  private static boolean isLatest(CommandContext command, ResourceDefinition definition) {
    ResourceDefinition latest =
        manager(command, definition).findLatestDefinitionByKey(definition.getKey());
    return latest != null && latest.getId().equals(definition.getId());
  }

  private static Optional<ResourceDefinition> before(
      CommandContext command, ResourceDefinition definition, List<ResourceDefinition> gone) {
    for (int version = definition.getVersion() - 1; version > 0; version--) {
      ResourceDefinition before =
          manager(command, definition)
              .findDefinitionByKeyVersionAndTenantId(
                  definition.getKey(), version, definition.getTenantId());
      if (before != null && gone.stream().noneMatch(g -> g.getId().equals(before.getId()))) {
        return Optional.of(before);
      }
    }
    return Optional.empty();
  }

  private static AbstractResourceDefinitionManager<? extends ResourceDefinition> manager(
      CommandContext command, ResourceDefinition definition) {
    if (definition instanceof ProcessDefinition) {
      return command.getProcessDefinitionManager();
    }
    return definition instanceof DecisionDefinition
        ? command.getDecisionDefinitionManager()
        : command.getCamundaFormDefinitionManager();
  }
}
