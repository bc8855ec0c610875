package io.tierflow.policy;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts that a transaction brings under keys of its own. A table asks for each by its key, as
 * {@code attributes.cabin}; what the transaction does not have is missing.
 *
 * @param values the texts by their keys
 */
public record Attributes(Map<String, String> values) {

  /** The input by which tables know them. */
  public static final String INPUT = "attributes";

  /** What stands in a contract for whatever keys a table asks for. */
  static final String ANY = INPUT + ".<key>";

  private static final Pattern ONE = Pattern.compile(INPUT + "\\.[a-z][a-zA-Z0-9]{0,31}");

  /** Copies the texts. */
  public Attributes {
    values = Map.copyOf(values);
  }

  /**
   * Whether a text is the name by which tables ask for one of them.
   *
   * @param input a name, such as {@code attributes.cabin}
   * @return true if so
   */
  public static boolean isOne(String input) {
    return ONE.matcher(input).matches();
  }

  /**
   * The key in the name by which tables ask for one of them.
   *
   * @param input such as {@code attributes.cabin}
   * @return such as {@code cabin}
   */
  public static String key(String input) {
    return input.substring(INPUT.length() + 1);
  }
}
