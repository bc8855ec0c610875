package io.tierflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The last evaluation of each table within one engine command; ends with the command. */
final class LastEvaluations implements Session {

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
  static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return LastEvaluations.class;
    }

    @Override
    public Session openSession() {
      return new LastEvaluations();
    }
  }
}
