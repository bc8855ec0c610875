package io.tierflow.camunda.history;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmdTyped;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Tells the audit who opens a task's form, on which a member's name and address may stand. A form
 * is several calls, and each is told; calls that nobody signed in makes are the flow's own.
 */
@EngineInternal(
    why =
        "The engine tells nobody of reads; only an interceptor sees them, and the "
            + "commands keep the task's id in a private field.",
    replacement = "A servlet filter before the REST resources that hand out a task's variables.")
final class TaskFormAuditInterceptor extends CommandInterceptor {

  /** The commands that hand out a task's variables, each with the field that names the task. */
  private static final Map<Class<?>, String> TASK_OF =
      Map.of(
          GetTaskFormVariablesCmd.class, "resourceId",
          GetTaskVariablesCmd.class, "taskId",
          GetTaskVariableCmd.class, "taskId",
          GetTaskVariableCmdTyped.class, "taskId");

  private final AuditTrail trail;

  TaskFormAuditInterceptor(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public <T> T execute(Command<T> command) {
    T answer = next.execute(command);
    String field = TASK_OF.get(command.getClass());
    if (field != null) {
      Object task = new DirectFieldAccessor(command).getPropertyValue(field);
      next.execute(context -> tell(context, String.valueOf(task)));
    }
    return answer;
  }

  private Void tell(CommandContext context, String taskId) {
    Authentication reader = context.getAuthentication();
    TaskEntity task = reader == null ? null : context.getTaskManager().findTaskById(taskId);
    if (task != null) {
      trail.recordFor(
          reader.getUserId(),
          AuditAction.PERSONAL_DATA_VIEWED,
          subject(task),
          "Task %s.".formatted(task.getTaskDefinitionKey()));
    }
    return null;
  }

  /** The member's number, which is the instance's business key. */
  private static String subject(TaskEntity task) {
    ExecutionEntity instance = task.getProcessInstance();
    return instance == null || instance.getBusinessKey() == null
        ? task.getId()
        : instance.getBusinessKey();
  }
}
