package io.tierflow.camunda.variable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.camunda.EngineInternal;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;

/**
 * The keys under which a deployed form hands in what somebody filled in. Fields that are only shown
 * hand in nothing.
 */
@EngineInternal(
    why = "FormService hands out a form only to who may read the task or the process.",
    replacement = "FormService without the caller's authentication.")
final class FormKeys {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CommandContext command;

  FormKeys(CommandContext command) {
    this.command = command;
  }

  /** Those of a task; none if it has no form. */
  Set<String> of(TaskEntity task) {
    if (task.getProcessDefinitionId() == null || task.getTaskDefinition() == null) {
      return Set.of();
    }
    task.initializeFormKey();
    return Optional.ofNullable(task.getCamundaFormRef())
        .map(form -> keys(form, task.getProcessDefinition()))
        .orElse(Set.of());
  }

  /** Those of a start form; empty if the process has none. */
  Optional<Set<String>> of(ProcessDefinitionEntity process) {
    FormDefinition form = process.getStartFormDefinition();
    if (form == null || form.getCamundaFormDefinitionKey() == null) {
      return Optional.empty();
    }
    CamundaFormRefImpl ref =
        new CamundaFormRefImpl(
            text(form.getCamundaFormDefinitionKey()), form.getCamundaFormDefinitionBinding());
    if (form.getCamundaFormDefinitionVersion() != null) {
      ref.setVersion(Integer.valueOf(text(form.getCamundaFormDefinitionVersion())));
    }
    return Optional.of(keys(ref, process));
  }

  private static String text(Expression expression) {
    return expression.getValue(StartProcessVariableScope.getSharedInstance()).toString();
  }

  private Set<String> keys(CamundaFormRef form, ProcessDefinitionEntity process) {
    CamundaFormDefinition definition =
        new GetCamundaFormDefinitionCmd(form, process.getDeploymentId()).execute(command);
    if (definition == null) {
      return Set.of();
    }
    ResourceEntity file =
        command
            .getResourceManager()
            .findResourceByDeploymentIdAndResourceName(
                definition.getDeploymentId(), definition.getResourceName());
    try {
      return in(JSON.readTree(file.getBytes()).path("components"));
    } catch (IOException unreadable) {
      return Set.of();
    }
  }

  /** Those of a list of components. */
  static Set<String> in(JsonNode components) {
    Set<String> keys = new TreeSet<>();
    for (JsonNode component : components) {
      String path = component.path("path").asText("");
      if (!path.isBlank()) {
        keys.add(first(path));
      } else {
        if (component.path("key").isTextual() && !component.path("disabled").asBoolean(false)) {
          keys.add(first(component.path("key").asText()));
        }
        keys.addAll(in(component.path("components")));
      }
    }
    return keys;
  }

  /** Of {@code a.b} it is {@code a}, which becomes the variable. */
  private static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
