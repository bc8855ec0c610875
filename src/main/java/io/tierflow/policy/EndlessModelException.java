package io.tierflow.policy;

import java.util.Optional;

/** A model was ended because it would not have ended by itself, or not soon enough. */
public class EndlessModelException extends PolicyException {

  private static final long serialVersionUID = 1L;

  private final String model;

  /**
   * Names the model and the limit that ended it.
   *
   * @param model key of the table or process
   * @param message one sentence for the process owner
   */
  public EndlessModelException(String model, String message) {
    super(message);
    this.model = model;
  }

  /**
   * Names the model and the limit that ended it, and keeps what was thrown.
   *
   * @param model key of the table or process
   * @param message one sentence for the process owner
   * @param cause what the evaluation has thrown
   */
  public EndlessModelException(String model, String message, Throwable cause) {
    super(message, cause);
    this.model = model;
  }

  /**
   * Key of the table or process.
   *
   * @return the key under which it was deployed
   */
  public String model() {
    return model;
  }

  /**
   * Why something failed, if a model that was ended is why.
   *
   * @param failure what was thrown
   * @return the model's end; empty if something else is why
   */
  public static Optional<EndlessModelException> behind(Throwable failure) {
    return PolicyException.in(failure)
        .filter(EndlessModelException.class::isInstance)
        .map(EndlessModelException.class::cast);
  }
}
