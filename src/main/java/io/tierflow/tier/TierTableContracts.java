package io.tierflow.tier;

import io.tierflow.member.AccountType;
import io.tierflow.member.Tier;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.RowRule;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableHitPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contracts of the tables {@code tier-eligibility} and {@code upgrade-review}. */
@Configuration(proxyBeanMethods = false)
class TierTableContracts {

  @Bean
  static TableContract tierEligibilityTable() {
    return new TableContract(
        TierService.TIER_ELIGIBILITY,
        "Tier eligibility",
        "The tier that a member's figures earn, whatever the current tier is.",
        TableHitPolicy.FIRST,
        figures().toList(),
        List.of(OutputColumn.text("tier", "The tier that is earned").oneOf(Tier::codes)),
        RowRule.NONE);
  }

  @Bean
  static TableContract upgradeReviewTable() {
    return new TableContract(
        TierService.UPGRADE_REVIEW,
        "Upgrade review",
        "Whether a loyalty manager reviews an upgrade before it is confirmed.",
        TableHitPolicy.FIRST,
        Stream.concat(
                figures(),
                Stream.of(
                    InputColumn.of(
                            "targetTier",
                            ColumnType.TEXT,
                            "The tier that the member would move up to")
                        .oneOf(Tier::codesAboveLowest)))
            .toList(),
        List.of(OutputColumn.yesNo("reviewRequired", "Whether the upgrade is reviewed")),
        RowRule.NONE);
  }

  private static Stream<InputColumn> figures() {
    return Stream.of(
        InputColumn.of("pointsEarned", ColumnType.WHOLE_NUMBER, "Points earned by this upgrade")
            .from(0),
        InputColumn.of(
                "qualifyingPoints",
                ColumnType.WHOLE_NUMBER,
                "Points earned less reversed, in the twelve months that end with the upgrade's day")
            .from(0),
        InputColumn.of(
            "monthlySpend", ColumnType.NUMBER, "Net spend of the last 30 days, in the currency"),
        InputColumn.of(
            "annualSpend",
            ColumnType.NUMBER,
            "Net spend of the last twelve months, in the currency"),
        InputColumn.of(
                "annualTransactions",
                ColumnType.WHOLE_NUMBER,
                "Purchases of the last twelve months that are not fully refunded")
            .from(0),
        InputColumn.of("currentTier", ColumnType.TEXT, "The member's confirmed tier")
            .oneOf(Tier::codes),
        InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
            .oneOf(AccountType::codes),
        InputColumn.of("agreement", ColumnType.TEXT, "Code of the member's corporate agreement")
            .orMissing());
  }
}
