package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;

/** The process instance that the current thread is working on. */
@EngineInternal(
    why =
        "The public listener of decisions is not told in which process instance a table "
            + "is evaluated.",
    replacement =
        "A thread-bound id, set and cleared by execution listeners of each business rule task.")
public final class CurrentProcessInstance {

  private CurrentProcessInstance() {}

  /** Its id, null outside of any. */
  public static String id() {
    BpmnExecutionContext context = Context.getBpmnExecutionContext();
    return context == null ? null : context.getExecution().getProcessInstanceId();
  }
}
