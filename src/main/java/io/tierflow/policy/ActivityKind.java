package io.tierflow.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a member did, by its code. Which kinds there are is the {@link Vocabulary}'s to say; a
 * refund is always there, and in no table.
 *
 * @param code a capital letter, then capital letters, digits and underscores; at most 32 characters
 */
public record ActivityKind(@JsonValue String code) {

  // Before the constants, which are held to it.
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

  /** Takes back what another transaction was. */
  public static final ActivityKind REFUND = new ActivityKind("REFUND");

  /** Refuses what is not written as a code. */
  public ActivityKind {
    if (!isCode(code)) {
      throw new IllegalArgumentException("'%s' is no code of a kind.".formatted(code));
    }
  }

  /**
   * A kind by its code, also in JSON and in rows.
   *
   * @param code its code
   * @return the kind
   * @throws IllegalArgumentException if it is not written as a code
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ActivityKind valueOf(String code) {
    return new ActivityKind(code);
  }

  /**
   * Whether a text is written as a code of a kind.
   *
   * @param text any text, or null
   * @return whether a kind may have it
   */
  public static boolean isCode(String text) {
    return text != null && CODE.matcher(text).matches();
  }

  /**
   * Whether a text can be the code of a kind that a table defines.
   *
   * @param text any text, or null
   * @return false for the refund too, which no table defines
   */
  public static boolean isDefinable(String text) {
    return isCode(text) && !REFUND.code.equals(text);
  }

  /**
   * Whether it takes back what another transaction was.
   *
   * @return true for the refund alone
   */
  public boolean isRefund() {
    return equals(REFUND);
  }

  /**
   * The code in readable words, within a sentence.
   *
   * @return such as {@code card spend}
   */
  public String words() {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }

  /**
   * The code in readable words, by itself.
   *
   * @return such as {@code Card spend}
   */
  public String label() {
    return code.charAt(0) + words().substring(1);
  }

  @Override
  public String toString() {
    return code;
  }
}
