package io.tierflow.common;

import java.util.Optional;

/**
 * The one rule for texts that come in: what is not seen, or changes how the rest is seen, is in
 * none. A name with U+202E shows its end backwards, one with a line break is two lines of a log.
 */
public final class PlainText {

  private static final String LINE = "\r\n\t";

  private PlainText() {}

  /**
   * Looks for what is not accepted in a text of several lines.
   *
   * @param text the text, or null
   * @return which character is refused, in a phrase; empty if the text is accepted
   */
  public static Optional<String> refusal(String text) {
    return first(text, LINE);
  }

  /**
   * Looks for what is not accepted in a text on one line.
   *
   * @param text the text, or null
   * @return which character is refused, in a phrase; empty if the text is accepted
   */
  public static Optional<String> refusalOnOneLine(String text) {
    return first(text, "");
  }

  private static Optional<String> first(String text, String accepted) {
    return text == null
        ? Optional.empty()
        : text.codePoints()
            .filter(character -> accepted.indexOf(character) < 0)
            .filter(PlainText::isRefused)
            .boxed()
            .findFirst()
            .map(PlainText::phrase);
  }

  private static String phrase(int character) {
    return "must not contain the character U+%04X %s"
        .formatted(character, Character.getName(character));
  }

  private static boolean isRefused(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> changesWhatIsSeen(character);
      default -> false;
    };
  }

  /** Joiners are part of how some languages are written; marks of direction and tags are not. */
  private static boolean changesWhatIsSeen(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default ->
          switch (character) {
            case 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF -> true;
            default -> character >= 0xFFF9 && character <= 0xFFFB || character >= 0xE0000;
          };
    };
  }
}
