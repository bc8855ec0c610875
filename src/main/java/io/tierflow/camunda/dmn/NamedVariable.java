package io.tierflow.camunda.dmn;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/** A variable that the expression of a column names, and does no more than that. */
final class NamedVariable {

  private static final Pattern NAME = Pattern.compile("\\p{Alpha}\\w*");
  private static final Set<String> LITERALS = Set.of("true", "false", "null");

  private NamedVariable() {}

  static boolean isName(String expression) {
    return NAME.matcher(expression).matches();
  }

  /** Whether FEEL hands a variable out as it is, so that FEEL need not be asked. */
  static boolean isAsFeelGivesIt(String name, Object value) {
    return !LITERALS.contains(name)
        && (value == null
            || value instanceof String
            || value instanceof Boolean
            || value instanceof Long
            || value instanceof LocalDate);
  }
}
