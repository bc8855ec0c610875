package io.tierflow.reward.milestone;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of milestones the programme can work with. */
@CoreTest
class MilestonesContractTest {

  private static final String SOMETHING = "bonusPoints, or voucherValue, or both";
  private static final String TOGETHER = "voucherValue and validityDays together";

  private final TableContract milestones =
      MilestonesContract.milestonesTable().create(ReleasedVocabulary.words());

  @ParameterizedTest
  @ValueSource(strings = {"ONCE", "YEARLY", "MONTHLY"})
  void pointsAVoucherOrBothAreAccepted(String repeats) {
    assertAccepted(milestones, row(repeats, Map.of("bonusPoints", 1L)));
    assertAccepted(milestones, row(repeats, Map.of("bonusPoints", 5L, "validityMonths", 1_200L)));
    assertAccepted(milestones, row(repeats, Map.of("voucherValue", 0.01, "validityDays", 9_999L)));
    assertAccepted(
        milestones,
        row(
            repeats,
            Map.of("bonusPoints", 1_000_000_000L, "voucherValue", 7.5, "validityDays", 1L)));
  }

  @Test
  void aMilestoneThatGivesNothingIsRefused() {
    assertRefused(milestones, row("ONCE", Map.of()), SOMETHING);
    assertRefused(milestones, row("ONCE", Map.of("validityDays", 30L)), SOMETHING);
    assertRefused(milestones, row("ONCE", Map.of("validityMonths", 12L)), SOMETHING);
  }

  @Test
  void aVoucherHasItsDaysAndDaysHaveAVoucher() {
    assertRefused(milestones, row("ONCE", Map.of("voucherValue", 5)), TOGETHER);
    assertRefused(milestones, row("ONCE", Map.of("voucherValue", 5, "bonusPoints", 1L)), TOGETHER);
    assertRefused(
        milestones, row("ONCE", Map.of("validityDays", 30L, "bonusPoints", 1L)), TOGETHER);
  }

  @Test
  void aMilestoneHasACodeAndSaysHowOftenItIsReached() {
    String often = "one of \"ONCE\", \"YEARLY\", \"MONTHLY\"";
    assertRefused(milestones, row("DAILY", Map.of("bonusPoints", 1L)), often);
    assertRefused(milestones, Map.of("milestone", "TENTH", "bonusPoints", 1L), often);
    assertRefused(milestones, Map.of("repeats", "ONCE", "bonusPoints", 1L), "a text in quotes");
    assertRefused(
        milestones,
        Map.of("milestone", "m".repeat(65), "repeats", "ONCE", "bonusPoints", 1L),
        "of at most 64 characters");
  }

  @Test
  void numbersBeyondTheirBoundsAreRefused() {
    assertRefused(
        milestones,
        row("ONCE", Map.of("bonusPoints", 0L)),
        "a whole number from 1 to 1,000,000,000");
    assertRefused(milestones, row("ONCE", Map.of("bonusPoints", 1_000_000_001L)), "a whole number");
    assertRefused(
        milestones,
        row("ONCE", Map.of("bonusPoints", 1L, "validityMonths", 1_201L)),
        "a whole number from 1 to 1,200");
    assertRefused(
        milestones,
        row("ONCE", Map.of("voucherValue", 0.005, "validityDays", 1L)),
        "a number from 0.01 to 1,000,000 with at most 2 decimals");
    assertRefused(
        milestones,
        row("ONCE", Map.of("voucherValue", 1, "validityDays", 10_000L)),
        "a whole number from 1 to 9,999");
  }

  @Test
  void itAsksWhatTheMemberHasDoneInTheMonthTheYearAndEver() {
    assertThat(milestones.key()).isEqualTo("milestones");
    assertThat(milestones.hitPolicy()).isEqualTo(TableHitPolicy.COLLECT);
    assertThat(milestones.inputs())
        .extracting(InputColumn::name)
        .containsExactly(
            "transactionsThisMonth",
            "transactionsThisYear",
            "transactionsEver",
            "spendThisMonth",
            "spendThisYear",
            "spendEver",
            "categoriesThisMonth",
            "categoriesThisYear",
            "categoriesEver",
            "referralsThisMonth",
            "referralsThisYear",
            "referralsEver",
            "consecutiveActiveMonths",
            "currentTier",
            "accountType",
            "agreement");
    assertThat(meaning("spendThisMonth")).isEqualTo("Net spend, in the month of the day");
    assertThat(meaning("spendThisYear")).isEqualTo("Net spend, in the year of the day");
    assertThat(meaning("spendEver")).isEqualTo("Net spend, ever");
  }

  @Test
  void countsBeginAtZeroAndASpendMayBeLess() {
    assertThat(milestones.inputs())
        .filteredOn(column -> column.least() != null)
        .allMatch(column -> column.least().signum() == 0)
        .extracting(InputColumn::name)
        .hasSize(10)
        .doesNotContain("spendThisMonth", "spendThisYear", "spendEver");
    assertThat(milestones.inputs())
        .filteredOn(InputColumn::mayBeMissing)
        .extracting(InputColumn::name)
        .containsExactly("agreement");
  }

  @Test
  void aTierThatThereMayBeLaterCanBeNamedAlready() {
    InputColumn tier = milestones.input("currentTier").orElseThrow();

    assertThat(tier.allowed()).contains(List.of("REGULAR", "SILVER", "GOLD", "VIP"));
    assertThat(tier.mayExistLater("PLATINUM")).isTrue();
    assertThat(tier.mayExistLater("GOLD")).isFalse();
    assertThat(tier.mayExistLater("platinum")).isFalse();
    assertThat(milestones.input("accountType").orElseThrow().allowed())
        .contains(List.of("INDIVIDUAL", "CORPORATE"));
    assertThat(milestones.outputs())
        .filteredOn(column -> !column.mayBeEmpty())
        .extracting(OutputColumn::name)
        .containsExactly("milestone", "repeats");
  }

  private String meaning(String input) {
    return milestones.input(input).orElseThrow().meaning();
  }

  private static Map<String, Object> row(String repeats, Map<String, Object> given) {
    Map<String, Object> row = new HashMap<>(given);
    row.put("milestone", "TENTH");
    row.put("repeats", repeats);
    return row;
  }
}
