package io.tierflow.common;

import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * What nobody sees around a text: blanks of every kind, and characters without width, as
 * spreadsheets and web pages leave them.
 */
public final class Blanks {

  private static final String WITHOUT_WIDTH = "\u200B\u200C\u200D\u2060\uFEFF\u180E";

  private Blanks() {}

  /**
   * Takes away what nobody sees at both ends.
   *
   * @param text any text
   * @return the text from its first to its last visible character; empty if there is none
   */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Names the first character that is there and is not seen, other than a plain space.
   *
   * @param text any text
   * @return such as "U+00A0 NO-BREAK SPACE"; empty if there is none
   */
  public static Optional<String> nameOfInvisible(String text) {
    PrimitiveIterator.OfInt characters = text.codePoints().iterator();
    while (characters.hasNext()) {
      int character = characters.nextInt();
      if (character != ' ' && isInvisible(character)) {
        return Optional.of("U+%04X %s".formatted(character, Character.getName(character)));
      }
    }
    return Optional.empty();
  }

  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character);
  }

  /** All blanks are in the plane whose characters need no second half. */
  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || WITHOUT_WIDTH.indexOf(character) >= 0;
  }
}
