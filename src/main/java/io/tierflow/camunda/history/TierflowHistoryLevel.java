package io.tierflow.camunda.history;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.*;

import io.tierflow.camunda.EngineInternal;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/**
 * What the engine's own history keeps: that an instance ran, what went wrong, who intervened, and
 * the people's tasks, without which Tasklist takes no comment. No variables, no activities: steps
 * and decisions are kept by Tierflow in one row per instance, and nothing personal outlives its
 * task.
 */
@EngineInternal(
    why =
        "Custom history levels are documented, but HistoryLevel and its event types are internal.",
    replacement =
        "The engine's level activity, which also keeps every step, with a cleanup of its own.")
public final class TierflowHistoryLevel extends AbstractHistoryLevel {

  static final String NAME = "tierflow";

  /** The engine stores the number in its database, so it never changes. */
  private static final int ID = 7310;

  private static final Set<HistoryEventType> KEPT =
      Set.of(
          PROCESS_INSTANCE_START,
          PROCESS_INSTANCE_UPDATE,
          PROCESS_INSTANCE_MIGRATE,
          PROCESS_INSTANCE_END,
          TASK_INSTANCE_CREATE,
          TASK_INSTANCE_UPDATE,
          TASK_INSTANCE_MIGRATE,
          TASK_INSTANCE_COMPLETE,
          TASK_INSTANCE_DELETE,
          INCIDENT_CREATE,
          INCIDENT_UPDATE,
          INCIDENT_MIGRATE,
          INCIDENT_RESOLVE,
          INCIDENT_DELETE,
          JOB_FAIL,
          BATCH_START,
          BATCH_UPDATE,
          BATCH_END,
          USER_OPERATION_LOG);

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    return KEPT.contains(type);
  }
}
