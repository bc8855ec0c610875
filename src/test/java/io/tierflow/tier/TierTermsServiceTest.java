package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.TermSettings;
import io.tierflow.policy.TermTranslations;
import io.tierflow.policy.Tier;
import io.tierflow.policy.UncoveredInputException;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.InMemoryTables;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.tier.period.TierValidity;
import io.tierflow.tier.period.ValidityTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members read what a tier is in their language, whatever became of the tier. */
@CoreTest
class TierTermsServiceTest {

  private static final Tier SILVER = Tier.valueOf("SILVER");
  private static final String BENEFITS =
      "Points on every purchase\n  A voucher for moving up \n\nA lounge on Mars\n";

  private final List<Map<String, Object>> asked = new ArrayList<>();
  private final InMemoryTables tables = new InMemoryTables();
  private final TierTermsService terms =
      new TierTermsService(
          tables,
          new TermTranslations(new TermSettings(List.of("classpath:texts/terms"))),
          new ReleasedVocabulary());

  @Test
  void theTablesWordsAreReadInEnglish() {
    row(Map.of("label", "Silver", "color", "#8a97a6", "benefits", BENEFITS));

    assertThat(of(SILVER, Locale.ENGLISH))
        .isEqualTo(
            new TierTerms(
                "Silver",
                "#8a97a6",
                List.of(
                    "Points on every purchase", "A voucher for moving up", "A lounge on Mars")));
  }

  @Test
  void wordsThatHaveATranslationAreReadInGermanAndOthersAsTheyAre() {
    row(Map.of("label", "Silver", "color", "#8a97a6", "benefits", BENEFITS));

    for (Locale german : List.of(Locale.GERMAN, Locale.forLanguageTag("de-AT"))) {
      assertThat(of(SILVER, german))
          .isEqualTo(
              new TierTerms(
                  "Silber",
                  "#8a97a6",
                  List.of(
                      "Punkte für jeden Einkauf",
                      "Ein Gutschein für den Aufstieg",
                      "A lounge on Mars")));
    }
  }

  @Test
  void aLanguageWithoutTranslationsReadsTheTablesWordsWhereverTheServerStands() {
    row(Map.of("label", "Silver", "benefits", "Points on every purchase"));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(of(SILVER, Locale.FRENCH).label()).isEqualTo("Silver");
      assertThat(of(SILVER, Locale.FRENCH).benefits()).containsExactly("Points on every purchase");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatTheTableLeavesEmptyIsPlain() {
    row(Map.of("label", "Silver"));

    assertThat(of(SILVER, Locale.ENGLISH)).isEqualTo(new TierTerms("Silver", "#5b6b7a", List.of()));
  }

  @Test
  void aTierThatIsNoLongerOnTheLadderIsItsCodeAndNoTableIsAsked() {
    row(Map.of("label", "Silver"));

    TierTerms gone = of(Tier.valueOf("PLATINUM"), Locale.GERMAN);

    assertThat(gone).isEqualTo(new TierTerms("PLATINUM", "#5b6b7a", List.of()));
    assertThat(asked).isEmpty();
  }

  @Test
  void theTableSeesTheTierTheAccountAndTheAgreement() {
    row(Map.of("label", "Silver"));
    of(SILVER, Locale.ENGLISH);
    terms.terms(SILVER, AccountType.CORPORATE, "BULK-7", Locale.ENGLISH);

    Map<String, Object> individual = new HashMap<>();
    individual.put("tier", "SILVER");
    individual.put("accountType", "INDIVIDUAL");
    individual.put("agreement", null);
    assertThat(asked)
        .containsExactly(
            individual,
            Map.of("tier", "SILVER", "accountType", "CORPORATE", "agreement", "BULK-7"));
  }

  @Test
  void aRowThatSaysNothingOfItHoldsTheTierForGood() {
    row(Map.of("label", "Silver"));

    assertThat(validity(SILVER)).isEqualTo(ValidityTerms.DEFAULT);
    assertThat(validity(Tier.valueOf("PLATINUM"))).isEqualTo(ValidityTerms.DEFAULT);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aRowSaysForHowLongTheTierHolds() {
    row(
        Map.of(
            "label", "Silver",
            "qualificationPeriod", "CALENDAR_YEAR",
            "validity", "END_OF_NEXT_PERIOD",
            "graceDays", 30L));

    assertThat(validity(SILVER))
        .isEqualTo(
            new ValidityTerms(
                QualificationPeriod.CALENDAR_YEAR, TierValidity.END_OF_NEXT_PERIOD, 30));
  }

  @Test
  void aValidityThatIsNoneIsTheOwnersToMend() {
    row(Map.of("label", "Silver", "validity", "FOREVER"));

    assertThatThrownBy(() -> validity(SILVER))
        .isInstanceOf(PolicyException.class)
        .hasMessageContainingAll("output validity is 'FOREVER'", TierValidity.ACCEPTED);
  }

  @Test
  void aTierThatNoRowCoversIsTheOwnersToMend() {
    tables.deploy(TierTermsService.TIER_TERMS, inputs -> null);

    assertThatThrownBy(() -> of(SILVER, Locale.ENGLISH))
        .isInstanceOf(UncoveredInputException.class)
        .hasMessageContainingAll("tier-terms", "SILVER");
  }

  private TierTerms of(Tier tier, Locale language) {
    return terms.terms(tier, AccountType.INDIVIDUAL, null, language);
  }

  private ValidityTerms validity(Tier tier) {
    return terms.validityTerms(tier, AccountType.INDIVIDUAL, null);
  }

  private void row(Map<String, Object> outputs) {
    tables.deploy(
        TierTermsService.TIER_TERMS,
        inputs -> {
          asked.add(inputs);
          return outputs;
        });
  }
}
