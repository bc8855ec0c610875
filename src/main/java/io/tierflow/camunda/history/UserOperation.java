package io.tierflow.camunda.history;

import io.tierflow.audit.AuditAction;
import io.tierflow.camunda.EngineInternal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;

/**
 * What a person did to one thing in the engine, in the audit's words.
 *
 * @param changes the properties that changed, at least one
 */
@EngineInternal(
    why =
        "The public UserOperationLogEntry comes from a query after the command; within "
            + "its transaction there is only the event.",
    replacement = "UserOperationLogEntry, queried after each command, in another transaction.")
record UserOperation(List<UserOperationLogEntryEventEntity> changes) {

  private static final Set<String> ACCESS =
      Set.of(
          EntityTypes.USER,
          EntityTypes.GROUP,
          EntityTypes.GROUP_MEMBERSHIP,
          EntityTypes.TENANT,
          EntityTypes.TENANT_MEMBERSHIP,
          EntityTypes.AUTHORIZATION);

  private static final Set<String> MODELS =
      Set.of(
          EntityTypes.DEPLOYMENT,
          EntityTypes.PROCESS_DEFINITION,
          EntityTypes.DECISION_DEFINITION,
          EntityTypes.DECISION_REQUIREMENTS_DEFINITION);

  /** Properties whose values are neither a person's data nor free text. */
  private static final Set<String> TOLD =
      Set.of(
          "userId",
          "groupId",
          "tenantId",
          "permissions",
          "permissionBits",
          "type",
          "resource",
          "resourceId",
          "suspensionState",
          "retries",
          "assignee",
          "owner",
          "delegation",
          "priority",
          "nrOfInstances",
          "nrOfVariables",
          "historyTimeToLive",
          "async",
          "cascade");

  private static final String BETWEEN = " ";

  /** What tells the things apart that one command changes. */
  static String thing(UserOperationLogEntryEventEntity change) {
    return Stream.of(
            change.getEntityType(),
            change.getOperationType(),
            change.getProcessInstanceId(),
            change.getTaskId(),
            change.getJobId(),
            change.getDeploymentId(),
            change.getProcessDefinitionId(),
            change.getBatchId())
        .map(String::valueOf)
        .collect(Collectors.joining(BETWEEN));
  }

  /** What it is to the audit; null for what the audit hears of otherwise. */
  AuditAction action() {
    String type = first().getEntityType();
    String operation = first().getOperationType();
    if (isHeardOtherwise(type, operation)) {
      return null;
    }
    if (ACCESS.contains(type)) {
      return AuditAction.ACCESS_CHANGED;
    }
    if (MODELS.contains(type)) {
      return AuditAction.MODEL_DEPLOYED;
    }
    return EntityTypes.PROCESS_INSTANCE.equals(type)
            && UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(operation)
        ? AuditAction.PROCESS_STARTED
        : AuditAction.INSTANCE_CHANGED;
  }

  /**
   * Deployments are told with their changes, answers to tasks by the steps, modifications and
   * variables with what they say; looking up is none.
   */
  private static boolean isHeardOtherwise(String type, String operation) {
    if (EntityTypes.VARIABLE.equals(type)) {
      return true;
    }
    return switch (operation) {
      case UserOperationLogEntry.OPERATION_TYPE_MODIFY_PROCESS_INSTANCE ->
          EntityTypes.PROCESS_INSTANCE.equals(type);
      case UserOperationLogEntry.OPERATION_TYPE_COMPLETE -> EntityTypes.TASK.equals(type);
      case UserOperationLogEntry.OPERATION_TYPE_CREATE -> EntityTypes.DEPLOYMENT.equals(type);
      case UserOperationLogEntry.OPERATION_TYPE_EVALUATE -> true;
      default -> false;
    };
  }

  /** Who did it. */
  String actor() {
    return first().getUserId();
  }

  /** To what: an instance, else a definition, a deployment, a job, a user or group. */
  String subject() {
    return Stream.of(
            first().getProcessInstanceId(),
            first().getProcessDefinitionKey(),
            first().getDeploymentId(),
            first().getJobId(),
            first().getBatchId(),
            newValue("userId"),
            newValue("groupId"),
            newValue("resourceId"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(first().getEntityType());
  }

  /** What was done, such as: SetJobRetries Job: retries 0 to 3. */
  String detail() {
    String told =
        changes.stream()
            .filter(change -> change.getProperty() != null)
            .map(UserOperation::told)
            .collect(Collectors.joining(", "));
    String done = first().getOperationType() + BETWEEN + first().getEntityType();
    return told.isEmpty() ? done + "." : done + ": " + told + ".";
  }

  private static String told(UserOperationLogEntryEventEntity change) {
    if (!TOLD.contains(change.getProperty())) {
      return change.getProperty();
    }
    return change.getOrgValue() == null
        ? change.getProperty() + BETWEEN + change.getNewValue()
        : "%s %s to %s".formatted(change.getProperty(), change.getOrgValue(), change.getNewValue());
  }

  private String newValue(String property) {
    return changes.stream()
        .filter(change -> property.equals(change.getProperty()))
        .map(UserOperationLogEntryEventEntity::getNewValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private UserOperationLogEntryEventEntity first() {
    return changes.get(0);
  }
}
