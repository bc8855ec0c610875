package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.UserCommand.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskFailureCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ProcessInstanceModificationBatchCmd;
import org.camunda.bpm.engine.impl.cmd.ProcessInstanceModificationCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionTableCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.batch.MigrateProcessInstanceBatchCmd;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.util.ReflectionUtils;

/**
 * Reads what a command of the engine is about to do. The engine has no other place that all
 * requests pass, those to its REST API and to the webapps alike. A field that is not there fails
 * the call.
 */
@EngineInternal(
    why =
        "The engine's commands keep what they were given in private fields without "
            + "getters, so these are read by name.",
    replacement = "A servlet filter that reads the bodies of each REST resource instead.")
final class UserCommandReader {

  /** The commands that write variables or move instances, all of which are read. */
  private static final Map<Class<?>, Function<Fields, UserCommand>> READERS = new HashMap<>();

  static {
    answer(CompleteTaskCmd.class, "Completion", "taskId", "variables");
    answer(ResolveTaskCmd.class, "Resolution", "taskId", "variables");
    answer(SubmitTaskFormCmd.class, "Completion", "taskId", "properties");
    answer(HandleTaskBpmnErrorCmd.class, "BPMN error", "taskId", "variables");
    answer(HandleTaskEscalationCmd.class, "Escalation", "taskId", "variables");
    answer(SetTaskVariablesCmd.class, UserCommand.VARIABLES, "entityId", "variables");
    answer(PatchTaskVariablesCmd.class, UserCommand.VARIABLES, "entityId", "variables");
    answer(RemoveTaskVariablesCmd.class, UserCommand.VARIABLES, "entityId");
    read(
        SetExecutionVariablesCmd.class,
        Kind.VARIABLES,
        UserCommand.VARIABLES,
        "entityId",
        "variables");
    read(
        PatchExecutionVariablesCmd.class,
        Kind.VARIABLES,
        UserCommand.VARIABLES,
        "entityId",
        "variables");
    read(RemoveExecutionVariablesCmd.class, Kind.VARIABLES, UserCommand.VARIABLES, "entityId");
    String builder = "builder.";
    String started = "instantiationBuilder.";
    String startedWith = started + "modificationBuilder.processVariables";
    String plan = "executionBuilder.migrationPlan.";
    for (Class<?> one :
        List.of(ModifyProcessInstanceCmd.class, ModifyProcessInstanceAsyncCmd.class)) {
      read(
          one,
          Kind.MOVE,
          "Modification",
          builder + "processInstanceId",
          builder + "processVariables");
    }
    for (Class<?> many :
        List.of(ProcessInstanceModificationCmd.class, ProcessInstanceModificationBatchCmd.class)) {
      read(many, Kind.MOVE_ANY, "Modification", builder + "processDefinitionId");
    }
    for (Class<?> restart :
        List.of(RestartProcessInstancesCmd.class, RestartProcessInstancesBatchCmd.class)) {
      read(restart, Kind.MOVE_ANY, "Restart", builder + "processDefinitionId");
    }
    for (Class<?> migration :
        List.of(MigrateProcessInstanceCmd.class, MigrateProcessInstanceBatchCmd.class)) {
      read(migration, Kind.MOVE_ANY, "Migration", plan + "targetProcessDefinitionId");
    }
    read(
        SetVariablesToProcessInstancesBatchCmd.class,
        Kind.MOVE_ANY,
        UserCommand.VARIABLES,
        null,
        "variables");
    READERS.put(
        StartProcessInstanceAtActivitiesCmd.class,
        fields ->
            fields.command(
                Kind.MOVE_ANY,
                "Start at elements",
                fields.text(started + "processDefinitionId"),
                startedWith));
    READERS.put(
        StartProcessInstanceCmd.class,
        fields ->
            fields.text(started + "processDefinitionId") == null
                ? fields.command(
                    Kind.START_BY_KEY,
                    "Start",
                    fields.text(started + "processDefinitionKey"),
                    startedWith)
                : fields.command(
                    Kind.START,
                    "Start",
                    fields.text(started + "processDefinitionId"),
                    startedWith));
    read(SubmitStartFormCmd.class, Kind.START, "Start", "processDefinitionId", "variables");
    String[] payload = {
      builder + "payloadProcessInstanceVariables",
      builder + "payloadProcessInstanceVariablesLocal",
      builder + "payloadProcessInstanceVariablesToTriggeredScope"
    };
    read(CorrelateMessageCmd.class, Kind.EVENT, "Message", null, payload);
    read(CorrelateAllMessageCmd.class, Kind.EVENT, "Message", null, payload);
    read(CorrelateAllMessageBatchCmd.class, Kind.EVENT, "Message", null, "variables");
    read(
        MessageEventReceivedCmd.class,
        Kind.EVENT,
        "Message",
        null,
        "processVariables",
        "processVariablesLocal",
        "processVariablesToTriggeredScope");
    read(SignalCmd.class, Kind.EVENT, "Signal", null, "processVariables");
    read(SignalEventReceivedCmd.class, Kind.EVENT, "Signal", null, builder + "variables");
    read(EvaluateStartConditionCmd.class, Kind.EVENT, "Condition", null, builder + "variables");
    read(
        CompleteExternalTaskCmd.class,
        Kind.EVENT,
        "External task",
        null,
        "variables",
        "localVariables");
    read(
        HandleExternalTaskFailureCmd.class,
        Kind.EVENT,
        "External task",
        null,
        "variables",
        "localVariables");
    read(HandleExternalTaskBpmnErrorCmd.class, Kind.EVENT, "External task", null, "variables");
    for (Class<?> evaluation : List.of(EvaluateDecisionCmd.class, EvaluateDecisionTableCmd.class)) {
      read(evaluation, Kind.EVALUATION, "Evaluation", null, "variables");
    }
  }

  private UserCommandReader() {}

  /** What a command does; empty if it neither writes variables nor moves anything. */
  static Optional<UserCommand> read(Command<?> command) {
    return Optional.ofNullable(READERS.get(command.getClass()))
        .map(reader -> reader.apply(new Fields(new DirectFieldAccessor(command))));
  }

  /** Whether commands of a class are read. */
  static boolean reads(Class<?> command) {
    return READERS.containsKey(command);
  }

  private static void answer(Class<?> command, String title, String task, String... variables) {
    read(command, Kind.ANSWER, title, task, variables);
  }

  private static void read(
      Class<?> command, Kind kind, String title, String target, String... variables) {
    READERS.put(
        command,
        fields ->
            fields.command(kind, title, target == null ? null : fields.text(target), variables));
  }

  /** The fields of a command, and of what is in them. */
  private record Fields(DirectFieldAccessor accessor) {

    private static final List<String> REMOVED = List.of("variableNames", "deletions");

    private static final List<String> MOVES =
        List.of(
            "builder.operations",
            "builder.instructions",
            "executionBuilder.migrationPlan.instructions",
            "instantiationBuilder.modificationBuilder.operations");

    UserCommand command(Kind kind, String title, String target, String... variables) {
      Map<String, Object> set = new HashMap<>();
      for (String each : variables) {
        add(accessor.getPropertyValue(each), set);
      }
      Set<String> removed = new TreeSet<>();
      for (String field : REMOVED) {
        if (accessor.isReadableProperty(field)
            && accessor.getPropertyValue(field) instanceof Collection<?> names) {
          names.forEach(name -> removed.add(String.valueOf(name)));
        }
      }
      return new UserCommand(kind, title, target, set, removed, moves(set));
    }

    String text(String path) {
      return (String) accessor.getPropertyValue(path);
    }

    /** What is to be started or cancelled; variables may come with each. */
    private List<String> moves(Map<String, Object> set) {
      List<String> moves = new ArrayList<>();
      for (String path : MOVES) {
        if (isThere(path) && accessor.getPropertyValue(path) instanceof Collection<?> all) {
          for (Object move : all) {
            moves.add(described(move));
            DirectFieldAccessor fields = new DirectFieldAccessor(move);
            for (String variables : List.of("variables", "variablesLocal")) {
              if (fields.isReadableProperty(variables)) {
                add(fields.getPropertyValue(variables), set);
              }
            }
          }
        }
      }
      return moves;
    }

    private boolean isThere(String path) {
      return accessor.isReadableProperty(path.substring(0, path.indexOf('.')))
          && accessor.isReadableProperty(path);
    }

    /** In the engine's words, which names the element. */
    private static String described(Object move) {
      var describe = ReflectionUtils.findMethod(move.getClass(), "describe");
      if (describe == null) {
        return move.toString();
      }
      ReflectionUtils.makeAccessible(describe);
      return (String) ReflectionUtils.invokeMethod(describe, move);
    }

    private static void add(Object variables, Map<String, Object> all) {
      if (variables instanceof Map<?, ?> map) {
        map.forEach((name, value) -> all.put(String.valueOf(name), value));
      }
    }
  }
}
