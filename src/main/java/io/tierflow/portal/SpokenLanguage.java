package io.tierflow.portal;

import java.util.List;
import java.util.Locale;

/**
 * A language to choose.
 *
 * @param code its ISO 639 code, such as de
 * @param name what those who speak it call it, such as Deutsch
 */
public record SpokenLanguage(String code, String name) {

  /**
   * Languages as those who speak them call them.
   *
   * @param codes ISO 639 codes
   * @return the languages in the same order
   */
  public static List<SpokenLanguage> of(List<String> codes) {
    return codes.stream().map(SpokenLanguage::of).toList();
  }

  private static SpokenLanguage of(String code) {
    Locale language = Locale.forLanguageTag(code);
    return new SpokenLanguage(code, language.getDisplayLanguage(language));
  }
}
