package io.tierflow.tier;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.InputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows of tier-eligibility and upgrade-review the programme can work with. */
@CoreTest
class TierTableContractsTest {

  private final TableContract eligibility =
      TierTableContracts.tierEligibilityTable().create(ReleasedVocabulary.words());
  private final TableContract review =
      TierTableContracts.upgradeReviewTable().create(ReleasedVocabulary.words());

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
            "agreement");
    assertThat(eligibility.inputs()).extracting(InputColumn::name).isEqualTo(figures);
    assertThat(review.inputs()).extracting(InputColumn::name).containsAll(figures).hasSize(10);
    assertThat(review.input("targetTier").orElseThrow().allowed())
        .contains(List.of("REGULAR", "SILVER", "GOLD", "VIP"));
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
}
