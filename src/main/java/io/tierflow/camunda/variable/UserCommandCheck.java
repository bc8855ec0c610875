package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.FlowContract;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Says whether somebody may do what they ask for. An answer to a task carries what its form asks
 * for, whoever gives it. Instances in which Tierflow's steps act are moved, and their variables
 * written, by admins alone: they hold what the steps go by, and people decide in between.
 */
@EngineInternal(
    why =
        "What a command is about is looked up within it, whatever the caller may read; "
            + "public queries obey the caller's rights.",
    replacement = "Public queries without the caller's authentication, before the command.")
final class UserCommandCheck {

  private final List<FlowContract> flows;

  UserCommandCheck(List<FlowContract> flows) {
    this.flows = List.copyOf(flows);
  }

  /** Why it is refused, in one sentence; empty if it is not. */
  Optional<String> refusal(CommandContext command, UserCommand asked, boolean admin) {
    return switch (asked.kind()) {
      case ANSWER -> answerRefusal(command, asked);
      case START, START_BY_KEY -> admin ? Optional.empty() : startRefusal(command, asked);
      case EVALUATION -> Optional.empty();
      case EVENT -> admin ? Optional.empty() : eventRefusal(asked);
      case VARIABLES, MOVE, MOVE_ANY ->
          admin || !isGuarded(definition(command, asked))
              ? Optional.empty()
              : Optional.of(
                  "Only admins may do this to an instance that uses Tierflow's steps: %s."
                      .formatted(asked.title()));
    };
  }

  /** The instance or definition, for people who look for it in the audit. */
  String subject(CommandContext command, UserCommand asked) {
    return switch (asked.kind()) {
      case ANSWER ->
          Optional.ofNullable(task(command, asked))
              .map(task -> subject(task.getProcessInstance(), task.getId()))
              .orElse(asked.target());
      case VARIABLES, MOVE ->
          Optional.ofNullable(execution(command, asked))
              .map(ExecutionEntity::getProcessInstanceId)
              .orElse(asked.target());
      default -> Optional.ofNullable(asked.target()).orElse(asked.title());
    };
  }

  /** The member's number, which is the instance's business key. */
  private static String subject(ExecutionEntity instance, String otherwise) {
    return instance == null || instance.getBusinessKey() == null
        ? otherwise
        : instance.getBusinessKey();
  }

  private static Optional<String> answerRefusal(CommandContext command, UserCommand asked) {
    if (asked.names().isEmpty()) {
      return Optional.empty();
    }
    TaskEntity task = task(command, asked);
    // Of a task that is none the engine itself says so.
    return task == null
        ? Optional.empty()
        : refusal(asked.names(), new FormKeys(command).of(task), "This task's form");
  }

  private Optional<String> startRefusal(CommandContext command, UserCommand asked) {
    ProcessDefinitionEntity process = definition(command, asked);
    return process == null || !isGuarded(process)
        ? Optional.empty()
        : new FormKeys(command)
            .of(process)
            .flatMap(keys -> refusal(asked.names(), keys, "The start form"));
  }

  private static Optional<String> refusal(Set<String> names, Set<String> keys, String what) {
    Set<String> others = new TreeSet<>(names);
    others.removeAll(keys);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s has no field %s; accepted: %s."
                .formatted(
                    what,
                    String.join(", ", others),
                    keys.isEmpty() ? "an answer without variables" : String.join(", ", keys)));
  }

  private Optional<String> eventRefusal(UserCommand asked) {
    Set<String> computed =
        flows.stream()
            .flatMap(flow -> flow.computed().stream())
            .filter(asked.names()::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    return computed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A %s may not set %s, which Tierflow's steps set; accepted: other variables."
                .formatted(asked.title().toLowerCase(Locale.ROOT), String.join(", ", computed)));
  }

  /** One that names no definition may concern any. */
  private boolean isGuarded(ProcessDefinitionEntity process) {
    return process == null
        || Boolean.TRUE.equals(process.getProperty(StepMarker.STEPS))
        || flows.stream().anyMatch(flow -> flow.process().equals(process.getKey()));
  }

  private static ProcessDefinitionEntity definition(CommandContext command, UserCommand asked) {
    var cache = command.getProcessEngineConfiguration().getDeploymentCache();
    if (asked.kind() == UserCommand.Kind.START_BY_KEY) {
      ProcessDefinitionEntity latest =
          command.getProcessDefinitionManager().findLatestProcessDefinitionByKey(asked.target());
      return latest == null ? null : cache.findDeployedProcessDefinitionById(latest.getId());
    }
    String id =
        switch (asked.kind()) {
          case VARIABLES, MOVE -> {
            ExecutionEntity execution = execution(command, asked);
            yield execution == null ? null : execution.getProcessDefinitionId();
          }
          default -> asked.target();
        };
    return id == null
            || command.getProcessDefinitionManager().findLatestProcessDefinitionById(id) == null
        ? null
        : cache.findDeployedProcessDefinitionById(id);
  }

  private static TaskEntity task(CommandContext command, UserCommand asked) {
    return asked.target() == null ? null : command.getTaskManager().findTaskById(asked.target());
  }

  private static ExecutionEntity execution(CommandContext command, UserCommand asked) {
    return asked.target() == null
        ? null
        : command.getExecutionManager().findExecutionById(asked.target());
  }
}
