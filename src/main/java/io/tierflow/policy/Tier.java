package io.tierflow.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A tier of the programme by its code. Which tiers there are, and which is above which, is the
 * {@link TierLadder}'s to say.
 *
 * @param code a capital letter, then capital letters, digits and underscores; at most 32 characters
 */
public record Tier(@JsonValue String code) {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

  /** Refuses what is not written as a code. */
  public Tier {
    if (!isCode(code)) {
      throw new IllegalArgumentException("'%s' is no code of a tier.".formatted(code));
    }
  }

  /**
   * A tier by its code, also in JSON, in addresses and in rows.
   *
   * @param code its code
   * @return the tier
   * @throws IllegalArgumentException if it is not written as a code
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Tier valueOf(String code) {
    return new Tier(code);
  }

  /**
   * Whether a text is written as a code of a tier.
   *
   * @param text any text, or null
   * @return whether a tier may have it
   */
  public static boolean isCode(String text) {
    return text != null && CODE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return code;
  }
}
