package io.tierflow.notification.template;

import io.tierflow.member.AccountType;
import io.tierflow.policy.TermTranslations;
import io.tierflow.policy.Tier;
import io.tierflow.tier.TierTerms;
import io.tierflow.tier.TierTermsService;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/**
 * What tiers are called in messages, and their color: {@code tier.<code>} and {@code
 * tier.color.<code>}, for an individual's account without an agreement; and what else tables say,
 * translated: {@code term.<words>}. A programme's own texts of these names go before it.
 */
@Component
class TierWords extends AbstractMessageSource {

  private static final String NAME = "tier.";
  private static final String COLOR = "tier.color.";
  private static final String TERM = "term.";

  private final TierTermsService terms;
  private final TermTranslations translations;

  TierWords(TierTermsService terms, TermTranslations translations) {
    this.terms = terms;
    this.translations = translations;
  }

  @Override
  protected String resolveCodeWithoutArguments(String code, Locale locale) {
    if (code.startsWith(TERM)) {
      return translations.of(code.substring(TERM.length()), locale);
    }
    return code.startsWith(COLOR)
        ? terms(code.substring(COLOR.length()), locale).map(TierTerms::color).orElse(null)
        : code.startsWith(NAME)
            ? terms(code.substring(NAME.length()), locale).map(TierTerms::label).orElse(null)
            : null;
  }

  @Override
  protected MessageFormat resolveCode(String code, Locale locale) {
    String words = resolveCodeWithoutArguments(code, locale);
    return words == null ? null : new MessageFormat(literal(words), locale);
  }

  /** The pattern that is nothing but these words. */
  private static String literal(String words) {
    return words.replace("'", "''").replace("{", "'{'");
  }

  private Optional<TierTerms> terms(String tier, Locale locale) {
    return Tier.isCode(tier)
        ? Optional.of(terms.terms(new Tier(tier), AccountType.INDIVIDUAL, null, locale))
        : Optional.empty();
  }
}
