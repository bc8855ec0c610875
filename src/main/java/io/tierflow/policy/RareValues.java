package io.tierflow.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values that an input has only where another one has a certain value.
 *
 * @param values the values, none for an input without such ones
 * @param input name of the other input, or null
 * @param value what that one is then, or null
 */
public record RareValues(List<String> values, String input, String value) {

  /** Of an input that has all its values whatever the others have. */
  public static final RareValues NONE = new RareValues(List.of(), null, null);

  /** Copies the list. */
  public RareValues {
    values = List.copyOf(values);
  }

  /**
   * Whether a value is one of them.
   *
   * @param value any value, or null for a missing one
   * @return false if it is missing
   */
  public boolean include(Object value) {
    return value != null && values.contains(value);
  }

  /** What follows on the usual values, for people; nothing if there are no rare ones. */
  String accepted() {
    return values.isEmpty()
        ? ""
        : ", or %s where %s is \"%s\""
            .formatted(
                values.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
                input,
                value);
  }
}
