package io.tierflow.testsupport.http;

/**
 * Something that the running application answers.
 *
 * @param method of the call
 * @param pattern of its path
 */
public record Endpoint(String method, String pattern) {

  /** A path that fits, and names nothing that there is. */
  public String path() {
    return pattern
        .replaceAll("\\{(engine|name)[^}]*}", "default")
        .replaceAll("\\{[^}]*}", "x0")
        .replace("**", "x")
        .replace("*", "x");
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
