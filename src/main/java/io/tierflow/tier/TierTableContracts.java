package io.tierflow.tier;

import io.tierflow.member.AccountType;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.RowRule;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.TierLadder;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.tier.period.TierValidity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The contracts of the tables {@code tier-eligibility}, {@code upgrade-review} and {@code
 * tier-terms}.
 */
@Configuration(proxyBeanMethods = false)
class TierTableContracts {

  private static final int MAX_LABEL = 64;
  private static final int COLOR_LENGTH = 7;
  private static final int MAX_BENEFITS = 2_000;
  private static final int MAX_VALIDITY = 32;
  private static final int MAX_GRACE_DAYS = 366;

  @Bean
  static TableContractFactory tierEligibilityTable() {
    return vocabulary -> tierEligibility(vocabulary.ladder());
  }

  @Bean
  static TableContractFactory upgradeReviewTable() {
    return vocabulary -> upgradeReview(vocabulary.ladder());
  }

  @Bean
  static TableContractFactory tierTermsTable() {
    return vocabulary -> tierTerms(vocabulary.ladder());
  }

  private static TableContract tierEligibility(TierLadder ladder) {
    return new TableContract(
        TierService.TIER_ELIGIBILITY,
        "Tier eligibility",
        "The tier that a member's figures earn, whatever the current tier is. The predefined values"
            + " of the output tier are the tiers of the programme, lowest first.",
        TableHitPolicy.FIRST,
        figures(ladder).toList(),
        List.of(OutputColumn.text("tier", "The tier that is earned").oneOf(ladder.codes())),
        RowRule.NONE);
  }

  private static TableContract upgradeReview(TierLadder ladder) {
    return new TableContract(
        TierService.UPGRADE_REVIEW,
        "Upgrade review",
        "Whether a loyalty manager reviews a change of the tier before it is confirmed.",
        TableHitPolicy.FIRST,
        Stream.concat(
                figures(ladder),
                Stream.of(
                    InputColumn.of(
                            "targetTier", ColumnType.TEXT, "The tier that the member would get")
                        .oneOf(ladder.codesAboveLowest())
                        .orWhere(
                            List.of(ladder.lowest().code()),
                            "change",
                            TierChangeKind.LOWERING.name())
                        .orLater(ladder::mayGet),
                    InputColumn.of(
                            "change",
                            ColumnType.TEXT,
                            "UPGRADE if the figures earn a higher tier, GRANT if staff give one,"
                                + " LOWERING if the figures no longer earn the current one")
                        .oneOf(TierChangeKind.reviewable())))
            .toList(),
        List.of(OutputColumn.yesNo("reviewRequired", "Whether the change is reviewed")),
        RowRule.NONE);
  }

  private static TableContract tierTerms(TierLadder ladder) {
    return new TableContract(
        TierTermsService.TIER_TERMS,
        "Tier terms",
        "What a tier is for those who have it, as members read it.",
        TableHitPolicy.FIRST,
        List.of(
            InputColumn.of("tier", ColumnType.TEXT, "The tier")
                .oneOf(ladder.codes())
                .orLater(ladder::mayGet),
            InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
                .oneOf(AccountType.codes()),
            InputColumn.of(
                    "agreement",
                    ColumnType.TEXT,
                    "Code of the agreement that the member has on that day")
                .orMissing()),
        List.of(
            OutputColumn.text("label", "Name of the tier").upToCharacters(MAX_LABEL),
            OutputColumn.text("color", "Color of the tier, such as #e6b54a")
                .upToCharacters(COLOR_LENGTH)
                .orEmpty(),
            OutputColumn.text("benefits", "What the tier brings, one benefit on each line")
                .upToCharacters(MAX_BENEFITS)
                .orEmpty(),
            OutputColumn.text(
                    "qualificationPeriod",
                    "The days whose figures count for members of this tier; empty for the last"
                        + " twelve months")
                .oneOf(QualificationPeriod.codes())
                .orAbsent(),
            OutputColumn.text(
                    "validity",
                    "How long the tier holds once it is confirmed or renewed: UNLIMITED, months"
                        + " such as 12_MONTHS, or END_OF_NEXT_PERIOD, until the period after the"
                        + " one in which it was earned ends; empty for UNLIMITED")
                .upToCharacters(MAX_VALIDITY)
                .orAbsent(),
            OutputColumn.wholeNumber(
                    "graceDays",
                    "Days after the validity on which a member who falls short keeps the tier;"
                        + " empty for none",
                    0,
                    MAX_GRACE_DAYS)
                .orAbsent()),
        TierTableContracts::acceptedInsteadOf);
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    if (filled.get("color") instanceof String color && !color.matches("#[0-9a-fA-F]{6}")) {
      return Optional.of("a color of six hexadecimal digits, such as #e6b54a");
    }
    if (!(filled.get("validity") instanceof String validity)) {
      return Optional.empty();
    }
    if (TierValidity.find(validity).isEmpty()) {
      return Optional.of("for validity " + TierValidity.ACCEPTED);
    }
    return validity.equals(TierValidity.END_OF_NEXT_PERIOD.code()) && isRolling(filled)
        ? Optional.of("END_OF_NEXT_PERIOD with a qualificationPeriod that does not roll")
        : Optional.empty();
  }

  private static boolean isRolling(Map<String, Object> filled) {
    Object period = filled.get("qualificationPeriod");
    return period == null || period.equals(QualificationPeriod.ROLLING_12_MONTHS.name());
  }

  private static Stream<InputColumn> figures(TierLadder ladder) {
    return Stream.of(
        InputColumn.of("pointsEarned", ColumnType.WHOLE_NUMBER, "Points earned by this upgrade")
            .from(0),
        InputColumn.of(
                "qualifyingPoints",
                ColumnType.WHOLE_NUMBER,
                "Points earned less reversed that count towards tiers, in the qualification period"
                    + " of the tier's terms; of the last twelve months unless they say otherwise")
            .from(0),
        InputColumn.of(
            "monthlySpend", ColumnType.NUMBER, "Net spend of the last 30 days, in the currency"),
        InputColumn.of(
            "annualSpend",
            ColumnType.NUMBER,
            "Net spend in the qualification period of the tier's terms, in the currency; of the"
                + " last twelve months unless they say otherwise"),
        InputColumn.of(
                "annualTransactions",
                ColumnType.WHOLE_NUMBER,
                "Activities in the qualification period of the tier's terms that count as"
                    + " transactions and are not fully refunded; of the last twelve months unless"
                    + " they say otherwise")
            .from(0),
        InputColumn.of("currentTier", ColumnType.TEXT, "The member's confirmed tier")
            .oneOf(ladder.codes())
            .orLater(ladder::mayGet),
        InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
            .oneOf(AccountType.codes()),
        InputColumn.of(
                "agreement",
                ColumnType.TEXT,
                "Code of the agreement that the member has on that day")
            .orMissing(),
        InputColumn.of(
            "asOf",
            ColumnType.DATE,
            "The last day whose figures count: the day of the upgrade, or the last one of the"
                + " period that is over"));
  }
}
