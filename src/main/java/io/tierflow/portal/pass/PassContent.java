package io.tierflow.portal.pass;

import io.tierflow.common.Digests;
import java.util.Locale;

/**
 * What a pass shows.
 *
 * @param programme the programme's name
 * @param memberNumber whose pass it is
 * @param language the language of its words
 * @param fullName the member's name; null after the membership
 * @param tierLabel the name of the member's tier; null after the membership
 * @param tierColor its color, {@code #rrggbb}
 * @param points points that can be spent; 0 after the membership
 * @param ended whether the membership has ended
 */
record PassContent(
    String programme,
    String memberNumber,
    Locale language,
    String fullName,
    String tierLabel,
    String tierColor,
    long points,
    boolean ended) {

  private static final String COLOR_OF_ENDED = "#808080";

  static PassContent ended(String programme, String memberNumber, Locale language) {
    return new PassContent(programme, memberNumber, language, null, null, COLOR_OF_ENDED, 0, true);
  }

  /** By what is noticed that it has changed. */
  String digest() {
    return Digests.sha256Hex(
        String.join(
            "\n",
            programme,
            language.toLanguageTag(),
            String.valueOf(fullName),
            String.valueOf(tierLabel),
            tierColor,
            String.valueOf(points),
            String.valueOf(ended)));
  }

  /** Keeps the name out of logs. */
  @Override
  public String toString() {
    return "PassContent[" + memberNumber + "]";
  }
}
