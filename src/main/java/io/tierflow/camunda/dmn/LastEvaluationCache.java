package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The last evaluation of each table within one engine command; ends with the command. */
@EngineInternal(
    why = "Only a Session lives exactly as long as an engine command.",
    replacement = "A resource bound to Spring's transaction, which may span several commands.")
public final class LastEvaluationCache implements Session {

  private final Map<String, Evaluation> byTable = new HashMap<>();

  void add(Evaluation evaluation) {
    byTable.put(evaluation.table(), evaluation);
  }

  Optional<Evaluation> of(String table) {
    return Optional.ofNullable(byTable.get(table));
  }

  @Override
  public void flush() {
    // Nothing to write: who keeps decisions listens to them.
  }

  @Override
  public void close() {
    byTable.clear();
  }

  /** Opens one per command. */
  public static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return LastEvaluationCache.class;
    }

    @Override
    public Session openSession() {
      return new LastEvaluationCache();
    }
  }
}
