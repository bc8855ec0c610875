package io.tierflow.notification.channel.sms;

import java.util.stream.Collectors;

/**
 * The GSM 7-bit default alphabet and its extension table, as 3GPP TS 23.038 (once GSM 03.38) lists
 * them. A character of the extension follows an escape and so takes two places.
 */
final class GsmAlphabet {

  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  private GsmAlphabet() {}

  /**
   * How many places of seven bits a character takes.
   *
   * @param codePoint the character
   * @return 1 or 2, or 0 if it is not in the alphabet
   */
  static int septets(int codePoint) {
    if (DEFAULT.indexOf(codePoint) >= 0) {
      return 1;
    }
    return EXTENSION.indexOf(codePoint) >= 0 ? 2 : 0;
  }

  /** Whether the alphabet has every character of a text. */
  static boolean has(String text) {
    return text.codePoints().allMatch(codePoint -> septets(codePoint) > 0);
  }

  /** The characters of a text that the alphabet lacks, each once. */
  static String missingOf(String text) {
    return text.codePoints()
        .filter(codePoint -> septets(codePoint) == 0)
        .distinct()
        .mapToObj(Character::toString)
        .collect(Collectors.joining(" "));
  }

  /**
   * Writes typographic characters, such as curly quotes, dashes and unusual spaces, with those of
   * the alphabet. Letters stay what they are: another one would be another word.
   *
   * @param text any text
   * @return the same, as a typewriter has it
   */
  static String plain(String text) {
    return text.codePoints().mapToObj(GsmAlphabet::plain).collect(Collectors.joining());
  }

  private static String plain(int codePoint) {
    return switch (codePoint) {
      case '‘', '’', '‚', '‛', '‹', '›', '′', '`', '´' -> "'";
      case '“', '”', '„', '‟', '«', '»', '″' -> "\"";
      case '…' -> "...";
      case '•' -> "*";
      case '·' -> ".";
      case '−' -> "-";
      case '×' -> "x";
      case '⁄' -> "/";
      case '\t' -> " ";
      case '\u2028', '\u2029' -> "\n";
      default -> plainByType(codePoint);
    };
  }

  private static String plainByType(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR -> " ";
      case Character.DASH_PUNCTUATION -> "-";
      case Character.FORMAT -> "";
      default -> Character.toString(codePoint);
    };
  }
}
