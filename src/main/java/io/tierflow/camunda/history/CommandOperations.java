package io.tierflow.camunda.history;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * What a person does in one engine command. The engine tells of each property that changes; the
 * audit keeps one entry for each thing that was changed, in the command's transaction.
 */
@EngineInternal(
    why = "Only a Session is flushed with the engine command whose changes it collects.",
    replacement = "A synchronization of Spring's transaction, if there is one command in each.")
final class CommandOperations implements Session {

  private final AuditTrail trail;
  private final Map<String, List<UserOperationLogEntryEventEntity>> byThing = new LinkedHashMap<>();

  private CommandOperations(AuditTrail trail) {
    this.trail = trail;
  }

  void add(UserOperationLogEntryEventEntity change) {
    byThing.computeIfAbsent(UserOperation.thing(change), thing -> new ArrayList<>()).add(change);
  }

  @Override
  public void flush() {
    byThing.values().forEach(this::record);
    byThing.clear();
  }

  private void record(List<UserOperationLogEntryEventEntity> changes) {
    UserOperation operation = new UserOperation(changes);
    AuditAction action = operation.action();
    if (action != null) {
      trail.recordFor(operation.actor(), action, operation.subject(), operation.detail());
    }
  }

  @Override
  public void close() {
    byThing.clear();
  }

  /** Opens one per command that needs it. */
  static final class Factory implements SessionFactory {

    private final AuditTrail trail;

    Factory(AuditTrail trail) {
      this.trail = trail;
    }

    @Override
    public Class<?> getSessionType() {
      return CommandOperations.class;
    }

    @Override
    public Session openSession() {
      return new CommandOperations(trail);
    }
  }
}
