package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.ProcessListening;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import io.tierflow.workflow.tierupgrade.UpgradeCancellation;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.stereotype.Component;

/** Lets the recorder hear of every element of the flow, also of those that owners add to it. */
@Component
@EngineInternal(
    why =
        "Listeners on every element, owners' own ones too, are added while a process is "
            + "parsed, which has no public type.",
    replacement =
        "Goes with ProcessListening; execution listeners in the diagram would be lost "
            + "with an owner's change.")
class TierUpgradeRecording extends ProcessListening {

  private final TierUpgradeRecorder recorder;
  private final UpgradeCancellation cancelled;

  TierUpgradeRecording(TierUpgradeRecorder recorder, UpgradeCancellation cancelled) {
    super(TierUpgradeFlow.PROCESS);
    this.recorder = recorder;
    this.cancelled = cancelled;
  }

  @Override
  protected void listenTo(ProcessDefinitionEntity process) {
    ExecutionListener instance = recorder::onInstance;
    process.addBuiltInListener(ExecutionListener.EVENTNAME_START, instance);
    process.addBuiltInListener(ExecutionListener.EVENTNAME_END, instance);
    ExecutionListener cancellation = cancelled::onEnd;
    process.addBuiltInListener(ExecutionListener.EVENTNAME_END, cancellation);
    process.getActivities().forEach(this::listenTo);
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
