package io.tierflow.tier;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.TermTranslations;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.tier.period.TierValidity;
import io.tierflow.tier.period.ValidityTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Says what tiers are, as the table {@code tier-terms} has it, in the reader's language. */
@Service
public class TierTermsService {

  /** Key of the table that says what tiers are. */
  public static final String TIER_TERMS = "tier-terms";

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
    Decision terms = decide(tier, accountType, agreement);
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

  /**
   * For how long members have a tier.
   *
   * @param tier the tier
   * @param accountType whose account it is
   * @param agreement code of the member's agreement, or null
   * @return period, validity and grace; {@link ValidityTerms#DEFAULT} for a tier that the programme
   *     no longer has
   */
  public ValidityTerms validityTerms(Tier tier, AccountType accountType, String agreement) {
    if (!vocabulary.ladder().tiers().contains(tier)) {
      return ValidityTerms.DEFAULT;
    }
    Decision terms = decide(tier, accountType, agreement);
    return new ValidityTerms(
        terms
            .text("qualificationPeriod")
            .map(QualificationPeriod::valueOf)
            .orElse(ValidityTerms.DEFAULT.period()),
        terms
            .text("validity")
            .map(
                text ->
                    TierValidity.find(text)
                        .orElseThrow(() -> terms.unusable("validity", TierValidity.ACCEPTED)))
            .orElse(ValidityTerms.DEFAULT.validity()),
        terms.wholeNumber("graceDays").orElse(ValidityTerms.DEFAULT.graceDays()));
  }

  /**
   * What the table says of a tier, and why.
   *
   * @param tier the tier
   * @param accountType whose account it is
   * @param agreement code of the member's agreement, or null
   * @return the row
   */
  public Decision decide(Tier tier, AccountType accountType, String agreement) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("tier", tier.code());
    inputs.put("accountType", accountType.name());
    inputs.put("agreement", agreement);
    return tables.evaluate(TIER_TERMS, inputs);
  }
}
