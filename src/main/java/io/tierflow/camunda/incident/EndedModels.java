package io.tierflow.camunda.incident;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditOrigin;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.ToldVariables;
import io.tierflow.policy.EndlessModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Tells the audit of a model that was ended in a job, where its deployments stand too: who started
 * the instance, from where, and with which values.
 */
@EngineInternal(
    why =
        "A failing job is handed on as the internal command and entity, in the "
            + "transaction that makes it an incident.",
    replacement = "Queries of RuntimeService for the job's instance, after the incident is there.")
final class EndedModels {

  /** An instance of a model that does harm may have any number of variables. */
  private static final int MAX_VARIABLES = 20;

  private final ToldVariables variables;
  private final AuditTrail trail;

  EndedModels(ToldVariables variables, AuditTrail trail) {
    this.variables = variables;
    this.trail = trail;
  }

  /** Tells it in the transaction in which the job becomes an incident. */
  void tell(CommandContext command, JobEntity job, EndlessModelException model) {
    List<String> sentences = new ArrayList<>();
    ExecutionEntity execution =
        job.getExecutionId() == null
            ? null
            : command.getExecutionManager().findExecutionById(job.getExecutionId());
    if (execution != null) {
      String root = execution.getRootProcessInstanceId();
      trail
          .origin(AuditAction.PROCESS_STARTED, root)
          .map(EndedModels::started)
          .ifPresent(sentences::add);
      sentences.add(instance(execution));
    }
    sentences.add(model.getMessage());
    trail.record(AuditAction.CALL_REFUSED, model.model(), String.join(" ", sentences));
  }

  private static String started(AuditOrigin origin) {
    return origin.address() == null
        ? "Started by %s.".formatted(origin.actor())
        : "Started by %s from %s.".formatted(origin.actor(), origin.address());
  }

  private String instance(ExecutionEntity execution) {
    Map<String, Object> found = new TreeMap<>();
    new TreeSet<>(execution.getVariableNames())
        .stream()
            .limit(MAX_VARIABLES)
            .forEach(name -> found.put(name, execution.getVariableTyped(name, false)));
    String named = "Instance %s".formatted(execution.getProcessInstanceId());
    return found.isEmpty()
        ? named + "."
        : "%s with %s.".formatted(named, String.join("; ", variables.describe(found)));
  }
}
