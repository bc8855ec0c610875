package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.EndlessModelException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * How many elements the instances of one transaction may still pass. Each that Tierflow itself
 * starts one after the other, as a page of a monthly run does, has its own.
 */
@EngineInternal(
    why =
        "Only a Session lives exactly as long as an engine command, in which a loop has "
            + "to be counted.",
    replacement = "A counter bound to Spring's transaction.")
public final class ActivityBudget implements Session {

  private final int most;
  private int passed;
  private String process;

  private ActivityBudget(int most) {
    this.most = most;
  }

  /** Counts an element that is passed, or a token that is created, which knows no process yet. */
  public void pass(String passing) {
    process = passing == null ? process : passing;
    if (++passed > most) {
      throw new EndlessModelException(
          // An id is made of key, version and a random id.
          String.valueOf(process).split(":")[0],
          "Process %s passes more than %d elements within one transaction; accepted: a save point (camunda:asyncBefore) in each loop (tierflow.process.activities-per-transaction)."
              .formatted(process, most));
    }
  }

  /** Does something with a budget of its own. */
  public <T> T renewed(Supplier<T> work) {
    int before = passed;
    passed = 0;
    try {
      return work.get();
    } finally {
      passed = before;
    }
  }

  @Override
  public void flush() {
    // Nothing is kept.
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  /** Opens one per command that needs it. */
  public static final class Factory implements SessionFactory {

    private final int most;

    public Factory(int most) {
      this.most = most;
    }

    @Override
    public Class<?> getSessionType() {
      return ActivityBudget.class;
    }

    @Override
    public Session openSession() {
      return new ActivityBudget(most);
    }
  }
}
