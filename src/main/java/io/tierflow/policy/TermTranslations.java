package io.tierflow.policy;

import java.util.Locale;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Translates what tables say to members, such as the names of tiers and the titles of rewards:
 * {@code texts/terms_<language>.properties} has the table's words as keys. What isn't there stays
 * as the table says it.
 */
@Component
public class TermTranslations {

  private final ReloadableResourceBundleMessageSource texts = texts();

  private static ReloadableResourceBundleMessageSource texts() {
    ReloadableResourceBundleMessageSource texts = new ReloadableResourceBundleMessageSource();
    texts.setBasename("classpath:texts/terms");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
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
