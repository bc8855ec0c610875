package io.tierflow.camunda.history;

import io.tierflow.camunda.EngineInternal;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Picks what people do out of everything that happens in the engine. */
@EngineInternal(
    why =
        "HistoryEventHandler, the documented hook into the history, is internal, and so "
            + "are its events.",
    replacement = "A query of the public operation log after each command, in another transaction.")
final class OperationListener implements HistoryEventHandler {

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event instanceof UserOperationLogEntryEventEntity operation) {
      Context.getCommandContext().getSession(CommandOperations.class).add(operation);
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }
}
