package io.tierflow.points.promotion;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What promotions add, within their limits, and what refunds take back of it. */
@CoreTest
class EarningPromotionsTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("GOLD"), 0);
  private int runs;

  @Test
  void aPromotionMultipliesThePointsWithoutTheTiersMultiplierAndAddsItsBonus() {
    promotions(row("DOUBLE", "addedMultiplier", 1, "bonusPoints", 5));
    member.buys("T-1", "100.00");

    assertThat(upgrade()).isEqualTo(30);

    assertThat(shareOf("T-1")).isEqualByComparingTo("30");
    assertThat(qualifyingOf("T-1")).isEqualByComparingTo("30");
    assertThat(member.lastEntry().getQualifyingPoints()).isEqualTo(30);
    assertThat(member.lastEntry().getReason()).contains("Row of earning-promotions");
  }

  @Test
  void promotionsThatStackAddUp() {
    promotions(row("DOUBLE", "addedMultiplier", 1), row("BONUS", "bonusPoints", 7));
    member.buys("T-1", "100.00");

    assertThat(upgrade()).isEqualTo(15 + 10 + 7);
  }

  @Test
  void fixedPointsAreMultipliedToo() {
    programme.tables().deploy("points-earning", inputs -> Map.of("fixedPoints", 20L));
    promotions(row("TRIPLE", "addedMultiplier", 2));
    member.buys("T-1", "100.00");

    assertThat(upgrade()).isEqualTo(60);
  }

  @Test
  void ofExclusivePromotionsTheOneThatGivesMostAppliesAlone() {
    promotions(
        row("STACKED", "bonusPoints", 1),
        row("SMALL", "bonusPoints", 5, "exclusive", true),
        row("LARGE", "addedMultiplier", 1, "exclusive", true));
    member.buys("T-1", "100.00");
    assertThat(upgrade()).isEqualTo(15 + 10);

    member.buys("T-2", "20.00");
    assertThat(upgrade()).isEqualTo(3 + 5);
  }

  @Test
  void whatALimitLeavesDecidesBetweenExclusivePromotions() {
    promotions(
        row("SMALL", "bonusPoints", 5, "exclusive", true),
        row("LARGE", "bonusPoints", 20, "exclusive", true, "memberLimit", 22));
    member.buys("T-1", "100.00");
    assertThat(upgrade()).isEqualTo(15 + 20);

    member.buys("T-2", "100.00");
    assertThat(upgrade()).isEqualTo(15 + 5);
  }

  @Test
  void theLastAwardWithinALimitIsAPart() {
    promotions(row("DOUBLE", "addedMultiplier", 1, "memberLimit", 15));
    member.buys("T-1", "100.00");
    member.buys("T-2", "100.00");
    member.buys("T-3", "100.00");

    assertThat(upgrade()).isEqualTo(45 + 15);

    assertThat(shareOf("T-2")).isEqualByComparingTo("20");
    assertThat(shareOf("T-3")).isEqualByComparingTo("15");
  }

  @Test
  void theLimitOfTheProgrammeCountsAllMembers() {
    promotions(row("DOUBLE", "addedMultiplier", 1, "programmeLimit", 15));
    CoreMember other = programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    other.buys("T-1", "100.00");
    member.buys("T-2", "100.00");

    assertThat(other.upgrades("first", TODAY)).isEqualTo(20);
    assertThat(upgrade()).isEqualTo(15 + 5);
  }

  /** Whatever was awarded before there was a limit counts, too. */
  @Test
  void aLimitCountsWhatWasAwardedBeforeIt() {
    promotions(row("DOUBLE", "addedMultiplier", 1));
    member.buys("T-1", "100.00");
    upgrade();
    promotions(row("DOUBLE", "addedMultiplier", 1, "programmeLimit", 12));
    member.buys("T-2", "100.00");

    assertThat(upgrade()).isEqualTo(15 + 2);
  }

  @Test
  void whatARefundGivesBackServesLaterActivitiesNotEarlierOnes() {
    promotions(row("DOUBLE", "addedMultiplier", 1, "memberLimit", 10, "programmeLimit", 10));
    member.buys("T-1", "100.00");
    member.buys("T-2", "100.00");
    assertThat(upgrade()).isEqualTo(30 + 10);

    member.refunds("R-1", "T-1", "40.00");

    assertThat(member.balance()).isEqualTo(40 - 6 - 4);
    assertThat(shareOf("T-2")).isEqualByComparingTo("15");
    member.buys("T-3", "100.00");
    assertThat(upgrade()).isEqualTo(15 + 4);
  }

  @Test
  void bonusPointsStayWholeUntilNothingIsLeftOfTheAmount() {
    promotions(row("BONUS", "bonusPoints", 7));
    member.buys("T-1", "100.00");
    upgrade();

    member.refunds("R-1", "T-1", "99.99");
    assertThat(shareOf("T-1")).isEqualByComparingTo("7.0015");
    member.refunds("R-2", "T-1", "0.01");

    assertThat(shareOf("T-1")).isZero();
    assertThat(member.balance()).isZero();
  }

  @Test
  void aPromotionCanQualifyWithoutPointsAndGivePointsThatDoNotQualify() {
    promotions(row("DOUBLE_QUALIFICATION", "addedQualifyingMultiplier", 1));
    member.buys("T-1", "100.00");
    assertThat(upgrade()).isEqualTo(15);
    assertThat(qualifyingOf("T-1")).isEqualByComparingTo("25");
    assertThat(member.lastEntry().getQualifyingPoints()).isEqualTo(25);

    promotions(row("BONUS", "bonusPoints", 7, "addedQualifyingMultiplier", 0));
    member.buys("T-2", "100.00");
    assertThat(upgrade()).isEqualTo(22);
    assertThat(qualifyingOf("T-2")).isEqualByComparingTo("15");
  }

  @Test
  void theTableOfEarningCanQualifyOtherwise() {
    programme
        .tables()
        .deploy(
            "points-earning",
            inputs -> Map.of("rate", 0.1, "multiplier", 3, "qualifyingMultiplier", 0.5));
    member.buys("T-1", "100.00");
    assertThat(upgrade()).isEqualTo(30);
    assertThat(member.lastEntry().getQualifyingPoints()).isEqualTo(5);

    member.refunds("R-1", "T-1", "50.00");
    assertThat(member.lastEntry().getPoints()).isEqualTo(-15);
    assertThat(member.lastEntry().getQualifyingPoints()).isEqualTo(-3);
    assertThat(qualifyingOf("T-1")).isEqualByComparingTo("2.5");
  }

  @Test
  void fixedQualifyingPointsStandBesideARateAndWithoutAPoint() {
    programme
        .tables()
        .deploy(
            "points-earning",
            inputs -> Map.of("rate", 0, "multiplier", 1, "qualifyingFixedPoints", 40L));
    member.buys("T-1", "100.00");

    assertThat(upgrade()).isZero();

    assertThat(member.lastEntry().getPoints()).isZero();
    assertThat(member.lastEntry().getQualifyingPoints()).isEqualTo(40);
    member.refunds("R-1", "T-1", "99.00");
    assertThat(qualifyingOf("T-1")).isEqualByComparingTo("40");
    member.refunds("R-2", "T-1", "1.00");
    assertThat(member.lastEntry().getQualifyingPoints()).isEqualTo(-40);
    assertThat(member.balance()).isZero();
  }

  private long upgrade() {
    return member.upgrades("run-" + ++runs, TODAY);
  }

  private BigDecimal shareOf(String transaction) {
    return programme.store().find(Transaction.class, transaction).getExactShare();
  }

  private BigDecimal qualifyingOf(String transaction) {
    return programme.store().find(Transaction.class, transaction).getQualifyingShare();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private final void promotions(Map<String, Object>... rows) {
    programme.tables().collect("earning-promotions", inputs -> Arrays.asList(rows));
  }

  static Map<String, Object> row(String promotion, Object... outputs) {
    Map<String, Object> row = new HashMap<>();
    row.put("promotion", promotion);
    row.put("name", "Promotion " + promotion);
    for (int each = 0; each < outputs.length; each += 2) {
      row.put((String) outputs[each], outputs[each + 1]);
    }
    return row;
  }
}
