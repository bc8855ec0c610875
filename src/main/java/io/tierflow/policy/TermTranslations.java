package io.tierflow.policy;

import java.util.Locale;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Translates what tables say to members, such as the names of tiers and the titles of rewards:
 * files such as {@code terms_de.properties} have the table's words as keys. What isn't there stays
 * as the table says it. A file that has changed counts within a minute.
 */
@Component
public class TermTranslations {

  private static final int SECONDS_UNTIL_READ_AGAIN = 60;

  private final ReloadableResourceBundleMessageSource texts =
      new ReloadableResourceBundleMessageSource();

  /**
   * Reads translations.
   *
   * @param settings where they are
   */
  public TermTranslations(TermSettings settings) {
    texts.setBasenames(settings.termTranslations().toArray(String[]::new));
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    texts.setCacheSeconds(SECONDS_UNTIL_READ_AGAIN);
  }

  /**
   * A table's words in a language.
   *
   * @param words as the table says them
   * @param language the reader's
   * @return the translation; the same words if there is none
   */
  public String of(String words, Locale language) {
    return texts.getMessage(words, null, words, language);
  }
}
