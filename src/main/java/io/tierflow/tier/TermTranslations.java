package io.tierflow.tier;

import java.util.Locale;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Translates what {@code tier-terms} says: {@code texts/terms_<language>.properties} has the
 * table's words as keys. What isn't there stays as the table says it.
 */
@Component
class TermTranslations {

  private final ReloadableResourceBundleMessageSource texts = texts();

  private static ReloadableResourceBundleMessageSource texts() {
    ReloadableResourceBundleMessageSource texts = new ReloadableResourceBundleMessageSource();
    texts.setBasename("classpath:texts/terms");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  String of(String words, Locale language) {
    return texts.getMessage(words, null, words, language);
  }
}
