package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.sandbox.ActivityBudget;
import java.util.List;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;

/**
 * Lets go of what was never stored, without asking the database what may belong to it: an instance
 * that begins and ends in one command leaves nothing behind to look for.
 */
@EngineInternal(
    why =
        "The engine queries what belongs to an instance that was never stored, and no "
            + "setting avoids it.",
    replacement = "Nothing: each instance would cost several queries more.")
public final class UnstoredEntityDeletion {

  private UnstoredEntityDeletion() {}

  /** What replaces the engine's own sessions. */
  public static List<SessionFactory> sessions() {
    return List.of(
        new LeanEntityManager.Factory(),
        replacing(ExecutionManager.class, Executions.class),
        replacing(EventSubscriptionManager.class, Subscriptions.class));
  }

  private static SessionFactory replacing(
      Class<? extends Session> replaced, Class<? extends Session> replacement) {
    return new GenericManagerFactory(replacement) {
      @Override
      public Class<?> getSessionType() {
        return replaced;
      }
    };
  }

  /** Nobody can have got permissions to an instance that was not stored. */
  public static final class Executions extends ExecutionManager {

    /** Tokens count too: an element that is carried out many times creates all of them at first. */
    @Override
    public void insertExecution(ExecutionEntity execution) {
      getSession(ActivityBudget.class).pass(execution.getProcessDefinitionId());
      super.insertExecution(execution);
    }

    @Override
    public void deleteExecution(ExecutionEntity execution) {
      if (getDbEntityManager().getDbEntityCache().isTransient(execution)) {
        getDbEntityManager().delete(execution);
      } else {
        super.deleteExecution(execution);
      }
    }
  }

  /** Nothing triggers a compensation by a job, and nothing can have triggered what is unstored. */
  public static final class Subscriptions extends EventSubscriptionManager {

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
      if (EventType.COMPENSATE.name().equals(subscription.getEventType())
          && getDbEntityManager().getDbEntityCache().isTransient(subscription)) {
        getDbEntityManager().delete(subscription);
      } else {
        super.deleteEventSubscription(subscription);
      }
    }
  }
}
