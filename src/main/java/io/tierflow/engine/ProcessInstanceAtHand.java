package io.tierflow.engine;

import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;

/** The process instance that the current thread is working on. */
final class ProcessInstanceAtHand {

  private ProcessInstanceAtHand() {}

  /** Its id, null outside of any. */
  static String id() {
    BpmnExecutionContext context = Context.getBpmnExecutionContext();
    return context == null ? null : context.getExecution().getProcessInstanceId();
  }
}
