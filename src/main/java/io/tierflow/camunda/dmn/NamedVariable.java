package io.tierflow.camunda.dmn;

import java.time.LocalDate;
import java.util.Set;

/** A variable that the expression of a column names, and does no more than that. */
final class NamedVariable {

  private static final Set<String> LITERALS = Set.of("true", "false", "null");

  private NamedVariable() {}

  /** A letter, and letters, digits and underscores behind it. */
  static boolean isName(String expression) {
    for (int place = 0; place < expression.length(); place++) {
      char each = expression.charAt(place);
      boolean letter = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
      if (!letter && (place == 0 || each != '_' && (each < '0' || each > '9'))) {
        return false;
      }
    }
    return !expression.isEmpty();
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
