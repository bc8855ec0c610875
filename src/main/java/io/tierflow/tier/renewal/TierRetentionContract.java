package io.tierflow.tier.renewal;

import io.tierflow.member.AccountType;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.TierLadder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract of the table {@code tier-retention}. */
@Configuration(proxyBeanMethods = false)
class TierRetentionContract {

  private static final String OUTCOME = "outcome";
  private static final String TO_TIER = "toTier";

  @Bean
  static TableContractFactory tierRetentionTable() {
    return vocabulary -> contract(vocabulary.ladder());
  }

  private static TableContract contract(TierLadder ladder) {
    return new TableContract(
        TierRenewalService.TIER_RETENTION,
        "Tier retention",
        "What becomes of a tier whose validity or grace period ends: the member keeps it, gets a"
            + " grace period, or gets a lower tier.",
        TableHitPolicy.FIRST,
        inputs(ladder),
        List.of(
            OutputColumn.text(
                    OUTCOME,
                    "KEEP for another validity, GRACE for a grace period, LOWER for a lower tier."
                        + " In a grace period that goes on, GRACE and LOWER leave it as it is")
                .oneOf(RetentionOutcome.codes()),
            OutputColumn.text(TO_TIER, "The lower tier, only with LOWER")
                .oneOf(ladder.codes())
                .orEmpty()),
        TierRetentionContract::acceptedInsteadOf);
  }

  private static List<InputColumn> inputs(TierLadder ladder) {
    return List.of(
        tier(ladder, "currentTier", "The member's confirmed tier"),
        tier(ladder, "earnedTier", "The tier that the figures of the ended period earn"),
        tier(ladder, "tierBelow", "The next lower tier than the current one"),
        InputColumn.of(
                "qualifyingPoints",
                ColumnType.WHOLE_NUMBER,
                "Qualifying points of the ended period")
            .from(0),
        InputColumn.of(
            "annualSpend", ColumnType.NUMBER, "Net spend of the ended period, in the currency"),
        InputColumn.of(
                "annualTransactions",
                ColumnType.WHOLE_NUMBER,
                "Activities of the ended period that count as transactions and are not fully"
                    + " refunded")
            .from(0),
        InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
            .oneOf(AccountType.codes()),
        InputColumn.of(
                "agreement",
                ColumnType.TEXT,
                "Code of the agreement that the member has on that day")
            .orMissing(),
        InputColumn.of(
                "daysInGrace",
                ColumnType.WHOLE_NUMBER,
                "Which day of the grace period it is, from 1; 0 before")
            .from(0),
        InputColumn.of("asOf", ColumnType.DATE, "Day of the renewal"));
  }

  private static InputColumn tier(TierLadder ladder, String name, String meaning) {
    return InputColumn.of(name, ColumnType.TEXT, meaning)
        .oneOf(ladder.codes())
        .orLater(ladder::mayGet);
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    if (!(filled.get(OUTCOME) instanceof String outcome)) {
      return Optional.empty();
    }
    boolean lowers = outcome.equals(RetentionOutcome.LOWER.name());
    if (lowers == filled.containsKey(TO_TIER)) {
      return Optional.empty();
    }
    return Optional.of(lowers ? "LOWER with a toTier" : outcome + " without a toTier");
  }
}
