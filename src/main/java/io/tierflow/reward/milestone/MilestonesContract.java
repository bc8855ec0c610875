package io.tierflow.reward.milestone;

import io.tierflow.member.AccountType;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the table {@code milestones} may ask and must answer. */
@Configuration(proxyBeanMethods = false)
class MilestonesContract {

  private static final long MAX_POINTS = 1_000_000_000L;
  private static final int MAX_MONTHS = 1_200;
  private static final int MAX_DAYS = 9_999;
  private static final BigDecimal LEAST_VALUE = new BigDecimal("0.01");
  private static final BigDecimal MAX_VALUE = BigDecimal.valueOf(1_000_000);

  @Bean
  static TableContractFactory milestonesTable() {
    return MilestonesContract::create;
  }

  private static TableContract create(Vocabulary vocabulary) {
    return new TableContract(
        MilestoneService.MILESTONES,
        "Milestones",
        "What members get for what they have done so far. Each row that matches is a milestone,"
            + " which a member reaches once, or once a year or month.",
        TableHitPolicy.COLLECT,
        inputs(vocabulary),
        outputs(),
        MilestonesContract::acceptedInsteadOf);
  }

  private static List<InputColumn> inputs(Vocabulary vocabulary) {
    List<InputColumn> columns = new ArrayList<>();
    columns.addAll(counts("transactions", "Transactions that count as such"));
    columns.addAll(
        each("spend")
            .map(name -> InputColumn.of(name, ColumnType.NUMBER, meaning(name, "Net spend")))
            .toList());
    columns.addAll(counts("categories", "Different categories of what the member did"));
    columns.addAll(counts("referrals", "Members whom the member has brought in"));
    columns.add(
        InputColumn.of(
                MilestoneInputs.ACTIVE_MONTHS,
                ColumnType.WHOLE_NUMBER,
                "Months in a row, up to this one, in each of which the member did something")
            .from(0));
    columns.add(
        InputColumn.of("currentTier", ColumnType.TEXT, "The member's confirmed tier")
            .oneOf(vocabulary.ladder().codes())
            .orLater(vocabulary.ladder()::mayGet));
    columns.add(
        InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
            .oneOf(AccountType.codes()));
    columns.add(
        InputColumn.of(
                "agreement",
                ColumnType.TEXT,
                "Code of the agreement that the member has on the day")
            .orMissing());
    return List.copyOf(columns);
  }

  private static List<InputColumn> counts(String figure, String meaning) {
    return each(figure)
        .map(name -> InputColumn.of(name, ColumnType.WHOLE_NUMBER, meaning(name, meaning)).from(0))
        .toList();
  }

  private static Stream<String> each(String figure) {
    return Stream.of("ThisMonth", "ThisYear", "Ever").map(figure::concat);
  }

  private static String meaning(String name, String meaning) {
    if (name.endsWith("ThisMonth")) {
      return meaning + ", in the month of the day";
    }
    return meaning + (name.endsWith("ThisYear") ? ", in the year of the day" : ", ever");
  }

  private static List<OutputColumn> outputs() {
    return List.of(
        OutputColumn.text("milestone", "Code of the milestone")
            .upToCharacters(MilestoneService.MAX_CODE),
        OutputColumn.wholeNumber("bonusPoints", "Points for it", 1, MAX_POINTS).orEmpty(),
        OutputColumn.wholeNumber(
                "validityMonths", "Months after which these expire; empty for never", 1, MAX_MONTHS)
            .orEmpty(),
        OutputColumn.money("voucherValue", "Value of a voucher for it", LEAST_VALUE, MAX_VALUE)
            .orEmpty(),
        OutputColumn.wholeNumber("validityDays", "Days on which the voucher is valid", 1, MAX_DAYS)
            .orEmpty(),
        OutputColumn.text("repeats", "How often a member can reach it")
            .oneOf(Stream.of(MilestoneRepetition.values()).map(Enum::name).toList()));
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    if (!filled.containsKey("bonusPoints") && !filled.containsKey("voucherValue")) {
      return Optional.of("bonusPoints, or voucherValue, or both");
    }
    return filled.containsKey("voucherValue") == filled.containsKey("validityDays")
        ? Optional.empty()
        : Optional.of("voucherValue and validityDays together");
  }
}
