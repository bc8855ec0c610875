package io.tierflow.tier;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Says what tiers are, as the table {@code tier-terms} has it, in the reader's language. */
@Service
public class TierTermsService {

  static final String TIER_TERMS = "tier-terms";

  /** Of a tier that is no longer on the ladder, and so in no table. */
  private static final String NO_COLOR = "#5b6b7a";

  private final DecisionTables tables;
  private final TermTranslations translations;
  private final VocabularySource vocabulary;

  TierTermsService(
      DecisionTables tables, TermTranslations translations, VocabularySource vocabulary) {
    this.tables = tables;
    this.translations = translations;
    this.vocabulary = vocabulary;
  }

  /**
   * The terms of a tier for a member.
   *
   * @param tier the tier
   * @param accountType whose account it is
   * @param agreement code of the member's agreement, or null
   * @param language the reader's
   * @return name, color and benefits; only the code for a tier that the programme no longer has
   */
  public TierTerms terms(Tier tier, AccountType accountType, String agreement, Locale language) {
    if (!vocabulary.ladder().tiers().contains(tier)) {
      return new TierTerms(tier.code(), NO_COLOR, List.of());
    }
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("tier", tier.code());
    inputs.put("accountType", accountType.name());
    inputs.put("agreement", agreement);
    Decision terms = tables.evaluate(TIER_TERMS, inputs);
    return new TierTerms(
        translations.of(terms.text("label").orElse(tier.code()), language),
        terms.text("color").orElse(NO_COLOR),
        terms.text("benefits").stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(line -> translations.of(line, language))
            .toList());
  }
}
