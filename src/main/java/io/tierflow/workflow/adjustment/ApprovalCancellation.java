package io.tierflow.workflow.adjustment;

import io.tierflow.points.AdjustmentApprovals;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Withdraws a request whose instance ends without a decision: cancelled by an admin, deleted with
 * its deployment, or led around the task. The engine counts the listener among its own, so nobody
 * can skip it.
 */
@Component
class ApprovalCancellation extends AbstractProcessEnginePlugin {

  private static final String CANCELLED = "The approval was cancelled.";

  private final ObjectProvider<AdjustmentApprovals> approvals;

  ApprovalCancellation(ObjectProvider<AdjustmentApprovals> approvals) {
    this.approvals = approvals;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (configuration.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(configuration.getCustomPostBPMNParseListeners());
    }
    listeners.add(new Listening());
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  private final class Listening extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      if (AdjustmentFlow.PROCESS.equals(process.getKey())) {
        ExecutionListener end =
            execution ->
                approvals.getObject().withdraw(execution.getProcessInstanceId(), CANCELLED);
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
      }
    }
  }
}
