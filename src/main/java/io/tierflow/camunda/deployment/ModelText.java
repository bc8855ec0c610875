package io.tierflow.camunda.deployment;

import java.util.List;
import java.util.Locale;

/** Names of files, and what parsers say of them. */
final class ModelText {

  /** By their ends the engine knows what is in a file. */
  static final List<String> DIAGRAMS = List.of(".bpmn", ".bpmn20.xml");

  static final List<String> TABLES = List.of(".dmn", ".dmn11.xml");
  static final List<String> FORMS = List.of(".form");

  private static final int MAX_CAUSE = 200;

  private ModelText() {}

  static boolean isOneOf(List<String> ends, String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return ends.stream().anyMatch(name::endsWith);
  }

  /** The name without folders and ending. */
  static String baseName(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The innermost cause, in one line. */
  static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    return message.length() <= MAX_CAUSE ? message : message.substring(0, MAX_CAUSE) + "…";
  }
}
