package io.tierflow.camunda.performance;

import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;

/** The process instance that the current thread is working on. */
public final class CurrentProcessInstance {

  private CurrentProcessInstance() {}

  /** Its id, null outside of any. */
  public static String id() {
    BpmnExecutionContext context = Context.getBpmnExecutionContext();
    return context == null ? null : context.getExecution().getProcessInstanceId();
  }
}
