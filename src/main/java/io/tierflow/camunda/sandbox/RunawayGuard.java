package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.EndlessModelException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Ends what a model would do without end, before memory does: a loop without a save point, and a
 * process that calls itself. Only its owner can mend it, so it becomes an incident at once.
 */
@EngineInternal(
    why =
        "Listeners are added to every element while a process is parsed, by "
            + "BpmnParseListener, which is documented but internal.",
    replacement = "Nothing: an endless loop would end with the node's memory.")
public final class RunawayGuard extends AbstractBpmnParseListener {

  private final int maxDepth;

  public RunawayGuard(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    ExecutionListener started = this::requireShallow;
    process.addBuiltInListener(ExecutionListener.EVENTNAME_START, started);
    process.getActivities().forEach(RunawayGuard::count);
  }

  private static void count(ActivityImpl activity) {
    ExecutionListener started = RunawayGuard::pass;
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, started);
    activity.getActivities().forEach(RunawayGuard::count);
  }

  private static void pass(DelegateExecution execution) {
    Context.getCommandContext()
        .getSession(ActivityBudget.class)
        .pass(((ExecutionEntity) execution).getProcessDefinitionId());
  }

  private void requireShallow(DelegateExecution instance) {
    int depth = 0;
    ExecutionEntity caller = ((ExecutionEntity) instance).getSuperExecution();
    while (caller != null) {
      if (++depth > maxDepth) {
        throw new EndlessModelException(
            ((ExecutionEntity) instance).getProcessDefinition().getKey(),
            "Process %s is called at a depth of more than %d; accepted: a process that doesn't call itself endlessly (tierflow.process.call-depth)."
                .formatted(((ExecutionEntity) instance).getProcessDefinitionId(), maxDepth));
      }
      caller = caller.getProcessInstance().getSuperExecution();
    }
  }
}
