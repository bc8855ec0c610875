package io.tierflow.camunda.deployment;

import java.util.List;
import java.util.regex.Pattern;

/** Names of files, and what parsers say of them. */
final class ModelText {

  /** By their ends the engine knows what is in a file. */
  static final List<String> DIAGRAMS = List.of(".bpmn", ".bpmn20.xml");

  static final List<String> TABLES = List.of(".dmn", ".dmn11.xml");
  static final List<String> FORMS = List.of(".form");

  private static final Pattern FILE_NAME =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._()+/-]*");
  private static final int MAX_CAUSE = 200;

  private ModelText() {}

  /** As the engine does, which knows no file that ends in capitals. */
  static boolean isOneOf(List<String> ends, String file) {
    return ends.stream().anyMatch(file::endsWith);
  }

  /** Whether a name is one that a file may have, with folders or without. */
  static boolean isFileName(String file) {
    return FILE_NAME.matcher(file).matches() && !file.contains("..");
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
