package io.tierflow.tier;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.InputColumn;
import io.tierflow.policy.RowRule;
import io.tierflow.policy.TableContract;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import io.tierflow.tier.period.TierValidity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows of tier-eligibility, upgrade-review and tier-terms the programme can work with. */
@CoreTest
class TierTableContractsTest {

  private final TableContract eligibility =
      TierTableContracts.tierEligibilityTable().create(ReleasedVocabulary.words());
  private final TableContract review =
      TierTableContracts.upgradeReviewTable().create(ReleasedVocabulary.words());
  private final TableContract terms =
      TierTableContracts.tierTermsTable().create(ReleasedVocabulary.words());

  @Test
  void eligibilityNamesATier() {
    for (String tier : List.of("REGULAR", "SILVER", "GOLD", "VIP")) {
      assertAccepted(eligibility, Map.of("tier", tier));
    }
    String accepted = "one of \"REGULAR\", \"SILVER\", \"GOLD\", \"VIP\"";
    assertRefused(eligibility, Map.of("tier", "PLATINUM"), accepted);
    assertRefused(eligibility, Map.of("tier", "gold"), accepted);
    assertRefused(eligibility, Map.of("tier", 3), accepted);
    assertRefused(eligibility, Map.of(), accepted);
  }

  @Test
  void aReviewIsRequiredOrNot() {
    assertAccepted(review, Map.of("reviewRequired", true));
    assertRefused(review, Map.of("reviewRequired", "yes"), "true or false");
    assertRefused(review, Map.of(), "true or false");
  }

  @Test
  void bothAskTheSameFiguresAndAReviewTheTargetToo() {
    List<String> figures =
        List.of(
            "pointsEarned",
            "qualifyingPoints",
            "monthlySpend",
            "annualSpend",
            "annualTransactions",
            "currentTier",
            "accountType",
            "agreement",
            "asOf");
    assertThat(eligibility.inputs()).extracting(InputColumn::name).isEqualTo(figures);
    assertThat(review.inputs()).extracting(InputColumn::name).containsAll(figures).hasSize(11);
    assertThat(review.input("targetTier").orElseThrow().allowed())
        .contains(List.of("SILVER", "GOLD", "VIP"));
    assertThat(review.input("targetTier").orElseThrow().mayBe("REGULAR")).isTrue();
    assertThat(review.input("targetTier").orElseThrow().mayBe("BRONZE")).isFalse();
    assertThat(review.input("change").orElseThrow().allowed())
        .contains(List.of("UPGRADE", "GRANT", "LOWERING"));
    assertThat(review.inputs())
        .filteredOn(column -> column.least() != null)
        .allMatch(column -> column.least().signum() == 0)
        .extracting(InputColumn::name)
        .containsExactly("pointsEarned", "qualifyingPoints", "annualTransactions");
    assertThat(review.inputs())
        .filteredOn(InputColumn::mayBeMissing)
        .extracting(InputColumn::name)
        .containsExactly("agreement");
    assertThat(eligibility.input("currentTier").orElseThrow().allowed())
        .contains(List.of("REGULAR", "SILVER", "GOLD", "VIP"));
    assertThat(eligibility.input("accountType").orElseThrow().allowed())
        .contains(List.of("INDIVIDUAL", "CORPORATE"));
  }

  @Test
  void aTierHasANameAndMayHaveAColorAndBenefits() {
    assertAccepted(terms, Map.of("label", "Gold"));
    assertAccepted(
        terms, Map.of("label", "l".repeat(64), "color", "#E6b54a", "benefits", "b".repeat(2_000)));
    assertRefused(terms, Map.of("color", "#e6b54a"), "of at most 64 characters");
    assertRefused(terms, Map.of("label", " "), "of at most 64 characters");
    assertRefused(terms, Map.of("label", "l".repeat(65)), "of at most 64 characters");
    assertRefused(
        terms,
        Map.of("label", "Gold", "benefits", "b".repeat(2_001)),
        "of at most 2000 characters, or nothing");
  }

  @Test
  void aColorIsOfSixHexadecimalDigits() {
    String accepted = "a color of six hexadecimal digits, such as #e6b54a";
    for (String color : List.of("", "gold", "#fff", "e6b54a", "#e6b54g", "e6b54a#")) {
      assertRefused(terms, Map.of("label", "Gold", "color", color), accepted);
    }
    assertRefused(
        terms,
        Map.of("label", "Gold", "color", "#e6b54a00"),
        "of at most 7 characters, or nothing");
  }

  @Test
  void aColorThatIsKnownOnlyLaterIsAcceptedUntilThen() {
    assertThat(terms.rowRule().acceptedInsteadOf(Map.of("label", "Gold", "color", RowRule.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void aValidityHasItsPeriod() {
    assertAccepted(terms, Map.of("label", "Gold", "validity", "12_MONTHS", "graceDays", 0L));
    assertAccepted(
        terms,
        Map.of(
            "label", "Gold",
            "qualificationPeriod", "CALENDAR_YEAR",
            "validity", "END_OF_NEXT_PERIOD"));
    assertRefused(
        terms,
        Map.of("label", "Gold", "validity", "FOREVER"),
        "for validity " + TierValidity.ACCEPTED);
    String period = "END_OF_NEXT_PERIOD with a qualificationPeriod that does not roll";
    assertRefused(terms, Map.of("label", "Gold", "validity", "END_OF_NEXT_PERIOD"), period);
    assertRefused(
        terms,
        Map.of(
            "label", "Gold",
            "qualificationPeriod", "ROLLING_12_MONTHS",
            "validity", "END_OF_NEXT_PERIOD"),
        period);
    assertRefused(terms, Map.of("label", "Gold", "graceDays", -1L), "a whole number from 0");
  }

  @Test
  void termsAskForTheTierTheAccountAndTheAgreement() {
    assertThat(terms.key()).isEqualTo("tier-terms");
    assertThat(terms.inputs())
        .extracting(InputColumn::name)
        .containsExactly("tier", "accountType", "agreement");
    InputColumn tier = terms.input("tier").orElseThrow();
    assertThat(tier.allowed()).contains(List.of("REGULAR", "SILVER", "GOLD", "VIP"));
    assertThat(tier.mayExistLater("PLATINUM")).isTrue();
    assertThat(tier.mayExistLater("VIP")).isFalse();
    assertThat(terms.input("agreement").orElseThrow().mayBeMissing()).isTrue();
  }
}
