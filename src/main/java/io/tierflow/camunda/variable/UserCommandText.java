package io.tierflow.camunda.variable;

import java.util.ArrayList;
import java.util.List;

/** What somebody did or tried, in the audit's words; never personal data. */
final class UserCommandText {

  private final ToldVariables variables;

  UserCommandText(ToldVariables variables) {
    this.variables = variables;
  }

  /** Steps tell of answers themselves, and the engine's operation log of what carries nothing. */
  boolean isWorthTelling(UserCommand asked) {
    return switch (asked.kind()) {
      case ANSWER, START, START_BY_KEY, EVENT -> !asked.names().isEmpty() && !asked.isCompletion();
      case EVALUATION -> false;
      default -> true;
    };
  }

  String done(UserCommand asked) {
    return asked.title() + details(asked);
  }

  String refused(UserCommand asked) {
    return asked.title() + " refused" + details(asked);
  }

  private String details(UserCommand asked) {
    List<String> parts = new ArrayList<>(asked.moves());
    parts.addAll(variables.describe(asked.set()));
    asked.removed().forEach(name -> parts.add(name + " removed"));
    return parts.isEmpty() ? "." : ": " + String.join("; ", parts) + ".";
  }
}
