package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.ProcessListening;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Lets the recorder hear of every element of a flow, also of those that owners add to it. */
@EngineInternal(
    why =
        "Listeners on every element, owners' own ones too, are added while a process is "
            + "parsed, which has no public type.",
    replacement =
        "Goes with ProcessListening; execution listeners in the diagram would be lost "
            + "with an owner's change.")
public abstract class InstanceRecording extends ProcessListening {

  private final String process;
  private final TierUpgradeRecorder recorder;
  private final ExecutionListener cancellation;

  /**
   * The recording of a process.
   *
   * @param process its key
   * @param recorder writes what instances do
   * @param cancellation hears of the end of each instance, after the recorder
   */
  protected InstanceRecording(
      String process, TierUpgradeRecorder recorder, ExecutionListener cancellation) {
    super(process);
    this.process = process;
    this.recorder = recorder;
    this.cancellation = cancellation;
  }

  @Override
  protected final void listenTo(ProcessDefinitionEntity definition) {
    ExecutionListener instance = execution -> recorder.onInstance(process, execution);
    definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, instance);
    definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, instance);
    definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, cancellation);
    definition.getActivities().forEach(this::listenTo);
  }

  private void listenTo(ActivityImpl activity) {
    String type = String.valueOf(activity.getProperty("type"));
    if (type.endsWith("EndEvent")) {
      ExecutionListener end = execution -> recorder.onEnd(process, execution);
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
    } else if (type.endsWith("Task") || "callActivity".equals(type)) {
      ExecutionListener step = execution -> recorder.onStep(process, execution);
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, step);
    }
    activity.getActivities().forEach(this::listenTo);
  }
}
