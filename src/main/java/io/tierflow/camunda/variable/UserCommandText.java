package io.tierflow.camunda.variable;

import io.tierflow.camunda.FlowContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** What somebody did or tried, in the audit's words; never personal data. */
final class UserCommandText {

  private static final int MAX_VALUE = 64;

  private final Set<String> told;

  UserCommandText(List<FlowContract> flows) {
    this.told =
        flows.stream()
            .flatMap(flow -> flow.told().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Steps tell of answers themselves, and the engine's operation log of what carries nothing. */
  boolean isWorthTelling(UserCommand asked) {
    return switch (asked.kind()) {
      case ANSWER, START, START_BY_KEY, EVENT -> !asked.names().isEmpty() && !asked.isCompletion();
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
    Map<String, Object> set = new TreeMap<>(asked.set());
    set.forEach((name, value) -> parts.add(shown(name, value)));
    asked.removed().forEach(name -> parts.add(name + " removed"));
    return parts.isEmpty() ? "." : ": " + String.join("; ", parts) + ".";
  }

  private String shown(String name, Object given) {
    Object value = given instanceof TypedValue typed ? typed.getValue() : given;
    return isTold(name, value) ? "%s = %s".formatted(name, value) : name;
  }

  /** A flag names nobody; a text or number may, unless it stands where a flow has a key. */
  private boolean isTold(String name, Object value) {
    return value == null
        || value instanceof Boolean
        || told.contains(name) && value.toString().length() <= MAX_VALUE;
  }
}
