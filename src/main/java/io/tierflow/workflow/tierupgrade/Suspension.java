package io.tierflow.workflow.tierupgrade;

import io.tierflow.web.ConflictException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;

/** Answers whoever starts what an admin has suspended. */
public final class Suspension {

  private Suspension() {}

  /**
   * Starts something for somebody who waits for the answer.
   *
   * @param what what is started, with its verb, such as: Tier upgrades are
   * @param start starts it
   * @param <T> what the start returns
   * @return what the start returns
   * @throws ConflictException if its process is suspended
   */
  public static <T> T refuse(String what, Supplier<T> start) {
    try {
      return start.get();
    } catch (SuspendedEntityInteractionException suspended) {
      throw new ConflictException(
          what
              + " suspended at the moment. Try again once an admin has activated the process in "
              + "Cockpit.");
    }
  }
}
