package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import io.tierflow.workflow.tierupgrade.UpgradeCancellation;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Lets the recorder hear of every element of the flow, also of those that owners add to it. The
 * engine counts the listeners among its own: whoever cancels an instance may skip those of the
 * model, and Cockpit proposes it, but not these.
 */
@Component
class TierUpgradeRecording extends AbstractProcessEnginePlugin {

  private final TierUpgradeRecorder recorder;
  private final UpgradeCancellation cancelled;

  TierUpgradeRecording(TierUpgradeRecorder recorder, UpgradeCancellation cancelled) {
    this.recorder = recorder;
    this.cancelled = cancelled;
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
      if (TierUpgradeFlow.PROCESS.equals(process.getKey())) {
        ExecutionListener instance = recorder::onInstance;
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, instance);
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, instance);
        ExecutionListener cancellation = cancelled::onEnd;
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, cancellation);
        process.getActivities().forEach(this::listenTo);
      }
    }

    private void listenTo(ActivityImpl activity) {
      String type = String.valueOf(activity.getProperty("type"));
      if (type.endsWith("EndEvent")) {
        ExecutionListener end = recorder::onEnd;
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
      } else if (type.endsWith("Task") || "callActivity".equals(type)) {
        ExecutionListener step = recorder::onStep;
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, step);
      }
      activity.getActivities().forEach(this::listenTo);
    }
  }
}
