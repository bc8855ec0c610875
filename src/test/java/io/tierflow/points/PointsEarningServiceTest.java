package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.transaction.Transaction;
import io.tierflow.transaction.TransactionHistory;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upgrade makes of transactions, and which points qualify. */
@CoreTest
class PointsEarningServiceTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final PointsEarningService earning = programme.the(PointsEarningService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @Test
  void theTableIsAskedForEachTransactionAsItsMemberStandsToday() {
    List<Map<String, Object>> asked = new ArrayList<>();
    programme
        .tables()
        .deploy(
            "points-earning",
            inputs -> {
              asked.add(inputs);
              return Map.of("fixedPoints", 1L);
            });
    CoreMember firm =
        programme.enrol("M-2", Tier.valueOf("GOLD"), 0, AccountType.CORPORATE, "ACME");
    firm.does(Kinds.BOOKING, "T-1", "10.00", Instant.parse("2026-10-30T22:30:00Z"));
    member.does(Kinds.REVIEW, "T-2", "0.00", Instant.parse("2026-10-30T21:30:00Z"));

    firm.upgrades("run-1", TODAY);
    member.upgrades("run-2", TODAY);

    assertThat(asked).hasSize(2);
    assertThat(asked.get(0))
        .containsEntry("transactionKind", "BOOKING")
        .containsEntry("occurredOn", LocalDate.of(2026, 10, 30))
        .containsEntry("currentTier", "GOLD")
        .containsEntry("accountType", "CORPORATE")
        .containsEntry("agreement", "ACME");
    assertThat(asked.get(1))
        .containsEntry("transactionKind", "REVIEW")
        .containsEntry("occurredOn", LocalDate.of(2026, 10, 30))
        .containsEntry("currentTier", "REGULAR")
        .containsEntry("accountType", "INDIVIDUAL")
        .containsEntry("agreement", null);
  }

  @Test
  void aTransactionKeepsWhatItEarnedAndWhy() {
    member.buys("T-1", "100.00");

    member.upgrades("run-1", TODAY);

    Transaction earned = programme.store().find(Transaction.class, "T-1");
    assertThat(earned.getExactShare()).isEqualByComparingTo("10");
    assertThat(earned.getTerms().rate()).isEqualByComparingTo("0.1");
    assertThat(earned.getTerms().rule()).isEqualTo("points-earning-row");
    assertThat(earned.getTerms().earnedOn()).isEqualTo(TODAY);
    assertThat(earned.getTerms().earnedBy()).isEqualTo("run-1");
    assertThat(earned.getTerms().expiresOn()).isEqualTo(LocalDate.of(2028, 10, 31));
    assertThat(earned.getTerms().fixedPoints()).isNull();
  }

  @Test
  void fixedPointsStandInPlaceOfARate() {
    programme
        .tables()
        .deploy(
            "points-earning", inputs -> Map.of("fixedPoints", 7L, "rate", 5L, "multiplier", 5L));
    member.buys("T-1", "100.00");

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(7);

    Transaction earned = programme.store().find(Transaction.class, "T-1");
    assertThat(earned.getTerms().fixedPoints()).isEqualByComparingTo("7");
    assertThat(earned.getTerms().rate()).isNull();
    assertThat(earned.getTerms().multiplier()).isNull();
    assertThat(earned.getTerms().expiresOn()).isNull();
  }

  @Test
  void calculatingTellsWhatWillBeBookedAndWhatQualifiesWithIt() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    member.buys("T-2", "255.00");

    EarnedPointsFigures figures = earning.calculateLoyaltyPointsEarned("M-1", TODAY, "run-2");

    assertThat(figures).isEqualTo(new EarnedPointsFigures(25, 35));
    assertThat(member.balance()).isEqualTo(10);
    assertThat(earning.isOutstanding("M-1")).isTrue();
    assertThat(earning.updateCustomerPointsBalance("M-1", TODAY, "run-2")).isEqualTo(25);
    assertThat(earning.isOutstanding("M-1")).isFalse();
    assertThat(member.lastEntry().getRate()).isEqualByComparingTo("0.1");
    assertThat(earning.earnedIn("M-1", "run-2")).isEqualTo(25);
    assertThat(earning.updateCustomerPointsBalance("M-1", TODAY, "run-2")).isZero();
  }

  @Test
  void nothingIsEarnedNorQualifiesBelowZero() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    member.refunds("T-2", "T-1", "100.00");

    assertThat(earning.calculateLoyaltyPointsEarned("M-1", TODAY, "run-2"))
        .isEqualTo(new EarnedPointsFigures(0, 0));
    assertThat(new EarnedPointsFigures(0, -1).qualifyingPoints()).isZero();
    assertThat(new EarnedPointsFigures(0, 1).qualifyingPoints()).isEqualTo(1);
  }

  @Test
  void twelveMonthsQualifyToTheDay() {
    LocalDate day = LocalDate.of(2026, 10, 31);
    member.buys("T-1", "100.00");
    member.upgrades("run-1", day);

    assertThat(earning.qualifyingPoints("M-1", LocalDate.of(2026, 10, 30))).isZero();
    assertThat(earning.qualifyingPoints("M-1", day)).isEqualTo(10);
    assertThat(earning.qualifyingPoints("M-1", LocalDate.of(2027, 10, 30))).isEqualTo(10);
    assertThat(earning.qualifyingPoints("M-1", LocalDate.of(2027, 10, 31))).isZero();
    assertThat(earning.qualifyingPoints(List.of("M-1", "M-2"), day)).isEqualTo(Map.of("M-1", 10L));
  }

  @Test
  void aReversalCountsAsAWholeWhereItsEntryTookEffect() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    programme.the(PointsService.class).spend("M-1", "S-1", 10);

    member.refunds("T-2", "T-1", "100.00");

    assertThat(earning.qualifyingPoints("M-1", TODAY)).isZero();
    assertThat(earning.earnedIn("M-1", "run-1")).isZero();
  }

  @Test
  void whatWasReadAheadIsForgottenOnceItHasChanged() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    member.buys("T-2", "50.00");

    OneTransaction.in(
        () -> {
          earning.readAhead(List.of("M-1"), TODAY);
          assertThat(programme.store().locked()).last().isEqualTo("M-1");
          assertThat(earning.qualifyingPoints("M-1", TODAY)).isEqualTo(10);
          assertThat(earning.qualifyingPoints("M-1", TODAY.minusDays(1))).isZero();
          assertThat(member.upgrades("run-2", TODAY)).isEqualTo(5);
          assertThat(earning.qualifyingPoints("M-1", TODAY)).isEqualTo(15);
          return null;
        });
    OneTransaction.in(
        () -> {
          earning.readAhead(List.of("M-1"), TODAY);
          member.refunds("T-3", "T-1", "100.00");
          assertThat(earning.qualifyingPoints("M-1", TODAY)).isEqualTo(5);
          return null;
        });
  }

  @Test
  void aPageIsReadAheadAndItsMembersThenNeedNoQuery() {
    CoreMember second = programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    member.buys("T-1", "100.00");
    second.buys("T-2", "200.00");

    OneTransaction.in(
        () -> {
          earning.readAhead(List.of("M-1", "M-2"), TODAY);
          int queries = programme.store().queries();
          for (CoreMember each : List.of(member, second)) {
            programme.the(TransactionHistory.class).recent(each.number(), TODAY);
            assertThat(each.balance()).isZero();
            assertThat(each.upgrades("run-" + each.number(), TODAY)).isPositive();
            assertThat(each.balance()).isPositive();
          }
          assertThat(programme.store().queries()).isEqualTo(queries);
          return null;
        });
  }

  @Test
  void aMemberWithoutPointsReadsAheadAsNone() {
    OneTransaction.in(
        () -> {
          earning.readAhead(List.of("M-1"), TODAY);
          assertThat(earning.qualifyingPoints("M-1", TODAY)).isZero();
          return null;
        });
  }

  @Test
  void whatEarnedInThisTransactionIsBookedWithItsTerms() {
    member.buys("T-1", "100.00");

    OneTransaction.in(() -> member.upgrades("run-1", TODAY));

    assertThat(member.lastEntry().getRate()).isEqualByComparingTo("0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1000000"})
  void aRateBeyondItsBoundsIsRefused(String rate) {
    deploy(Map.of("rate", rate, "multiplier", 1));

    assertThatThrownBy(() -> member.upgrades("run-1", TODAY))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(
            "Table points-earning version 2, row points-earning-row: output rate is '%s'", rate)
        .hasMessageContaining("a number from 0 to 999,999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "999999"})
  void aRateWithinItsBoundsEarns(String rate) {
    deploy(Map.of("rate", rate, "multiplier", 1));

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(Long.parseLong(rate));
  }

  @Test
  void aRowWithoutRateAndWithoutFixedPointsIsRefused() {
    deploy(Map.of("rate", new BigDecimal("0.1")));

    assertThatThrownBy(() -> member.upgrades("run-1", TODAY))
        .isInstanceOf(PolicyException.class)
        .hasMessageContainingAll("output multiplier is 'null'", "a number from 0, or fixedPoints");
  }

  @Test
  void aRefundWaitsForTheAccount() {
    member.buys("T-1", "100.00");

    member.refunds("T-2", "T-1", "1.00");

    assertThat(programme.store().locked()).containsExactly("M-1");
    assertThatThrownBy(() -> earning.lock("M-9")).isInstanceOf(NotFoundException.class);
  }

  private void deploy(Map<String, Object> row) {
    programme.tables().deploy("points-earning", inputs -> row);
    member.buys("T-1", "1.00");
  }
}
