package io.tierflow.camunda.deployment;

/** A programme to start from was chosen for a database that holds another one. */
class OtherProgrammeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal to start.
   *
   * @param chosen the programme that was chosen
   * @param held the one that the database holds; null if it only has the product's own tables
   */
  OtherProgrammeException(String chosen, String held) {
    super(
        "The sample programme \"%s\" can't be loaded, because this database already holds %s."
            .formatted(chosen, held == null ? "another programme" : "\"%s\"".formatted(held)));
  }
}
