package io.tierflow.camunda.deployment;

/**
 * Why something is not deployed.
 *
 * @param place where it stands
 * @param text what stands there, null where nothing does
 * @param problem what is wrong with it
 * @param accepted what is accepted instead
 */
record Finding(Place place, String text, String problem, String accepted) {

  private static final int MAX_TEXT = 120;

  /**
   * The finding in a sentence.
   *
   * @return such as {@code points-earning, row 1 (acme), column agreement: ACME is no known name;
   *     accepted is a text in quotes, such as "ACME".}
   */
  public String sentence() {
    return text == null || text.isBlank()
        ? "%s %s; accepted: %s.".formatted(place, problem, accepted)
        : "%s: %s %s; accepted: %s.".formatted(place, shortened(text), problem, accepted);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "…";
  }
}
