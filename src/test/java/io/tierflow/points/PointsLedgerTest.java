package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which entries the ledger writes, and which lots they change. */
@CoreTest
class PointsLedgerTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final PointsService points = programme.the(PointsService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @Test
  void anEarnEntryKeepsTheTermsThatAllItsTransactionsShare() {
    member.buys("T-1", "100.00");
    member.buys("T-2", "59.90");

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(15);

    LedgerEntry earned = member.lastEntry();
    assertThat(earned.getEntryType()).isEqualTo(EntryType.EARN);
    assertThat(earned.getIdempotencyKey()).isEqualTo("earn:run-1");
    assertThat(earned.getEffectiveOn()).isEqualTo(TODAY);
    assertThat(earned.getRecordedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(earned.getExpiresOn()).isEqualTo(LocalDate.of(2028, 10, 31));
    assertThat(earned.getRate()).isEqualByComparingTo("0.1");
    assertThat(earned.getMultiplier()).isEqualByComparingTo("1");
    assertThat(earned.getTableVersion()).isEqualTo(1);
    assertThat(earned.getProcessInstanceId()).isEqualTo("run-1");
    assertThat(earned.getReason()).isEqualTo("Row of points-earning");
    assertThat(earned.getRecordedBy()).isNull();
    assertThat(earned.getTransactionId()).isNull();
    assertThat(earned.getCorrectsEntry()).isNull();
  }

  @Test
  void termsThatDifferAreLeftOutAndPointsThatNeverExpireLetNoneExpire() {
    member.buys("T-1", "100.00");
    member.does(Kinds.EVENT, "T-2", "0.00", programme.clock().instant());

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(30);

    assertThat(member.lastEntry().getRate()).isNull();
    assertThat(member.lastEntry().getMultiplier()).isNull();
    assertThat(member.lastEntry().getTableVersion()).isEqualTo(1);
    assertThat(member.lastEntry().getExpiresOn()).isNull();
  }

  @Test
  void pointsOfOneRunExpireWithTheLatestOfItsTransactions() {
    member.does(Kinds.PURCHASE, "T-1", "100.00", Instant.parse("2026-10-30T12:00:00Z"));
    member.does(Kinds.PURCHASE, "T-2", "100.00", Instant.parse("2026-10-02T12:00:00Z"));

    member.upgrades("run-1", TODAY);

    assertThat(member.lastEntry().getExpiresOn()).isEqualTo(LocalDate.of(2028, 10, 30));
  }

  @Test
  void aRunThatEarnsLessThanAPointWritesNothing() {
    member.buys("T-1", "9.99");

    assertThat(member.upgrades("run-1", TODAY)).isZero();
    assertThat(member.ledger()).isEmpty();

    member.buys("T-2", "0.01");
    assertThat(member.upgrades("run-2", TODAY)).isEqualTo(1);
  }

  @Test
  void aReversalCorrectsItsEntryAtTheTermsItEarnedUnder() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", LocalDate.of(2026, 10, 31));
    programme.tables().deploy("points-earning", inputs -> Map.of("fixedPoints", 1L));
    programme.clock().set("2026-12-01T12:00:00Z");

    member.refunds("T-2", "T-1", "25.00");

    LedgerEntry reversal = member.lastEntry();
    assertThat(reversal.getEntryType()).isEqualTo(EntryType.REVERSE);
    // 7.5 points are left of 10, rounded down.
    assertThat(reversal.getPoints()).isEqualTo(-3);
    assertThat(reversal.getShortfall()).isZero();
    assertThat(reversal.getLapsed()).isZero();
    assertThat(reversal.getEffectiveOn()).isEqualTo(TODAY);
    assertThat(reversal.getIdempotencyKey()).isEqualTo("refund:T-2");
    assertThat(reversal.getRate()).isEqualByComparingTo("0.1");
    assertThat(reversal.getMultiplier()).isEqualByComparingTo("1");
    assertThat(reversal.getTableVersion()).isEqualTo(1);
    assertThat(reversal.getCorrectsEntry()).isEqualTo(1);
    assertThat(reversal.getTransactionId()).isEqualTo("T-2");
    assertThat(reversal.getProcessInstanceId()).isEqualTo("run-1");
    assertThat(reversal.getReason()).startsWith("Refund of purchase T-1");
  }

  @Test
  void aRefundOfAFractionThatNoPointWasBookedForWritesNothing() {
    member.buys("T-1", "109.00");
    member.upgrades("run-1", TODAY);

    member.refunds("T-2", "T-1", "9.00");

    assertThat(member.ledger()).hasSize(1);
    member.refunds("T-3", "T-1", "0.01");
    assertThat(member.lastEntry().getPoints()).isEqualTo(-1);
  }

  @Test
  void aReversalTakesFromItsOwnLotThenFromOthersThenRunsShort() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    adjust("A-1", 4);
    points.spend("M-1", "S-1", 8);

    member.refunds("T-2", "T-1", "100.00");

    // Of ten points two were left in the lot, four came from the other, four are missing.
    assertThat(member.lastEntry().getPoints()).isEqualTo(-6);
    assertThat(member.lastEntry().getShortfall()).isEqualTo(4);
    assertThat(member.lastEntry().earnedPoints()).isEqualTo(-10);
    assertThat(member.balance()).isZero();
    assertThat(member.shortfall()).isEqualTo(4);
    assertThat(lots()).extracting(PointsLot::getRemaining).containsExactly(0L, 0L);
  }

  @Test
  void laterEarningsRepayAShortfallWithAnEntryOfItsOwn() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    points.spend("M-1", "S-1", 7);
    member.refunds("T-2", "T-1", "100.00");
    member.buys("T-3", "50.00");

    assertThat(member.upgrades("run-2", TODAY)).isZero();

    LedgerEntry repayment = member.lastEntry();
    assertThat(repayment.getEntryType()).isEqualTo(EntryType.REVERSE);
    assertThat(repayment.getPoints()).isEqualTo(-5);
    assertThat(repayment.getShortfall()).isEqualTo(-5);
    assertThat(repayment.earnedPoints()).isZero();
    assertThat(repayment.getIdempotencyKey()).isEqualTo("repay:run-2");
    assertThat(repayment.getCorrectsEntry()).isEqualTo(4);
    assertThat(repayment.getEffectiveOn()).isEqualTo(TODAY);
    assertThat(repayment.getProcessInstanceId()).isEqualTo("run-2");
    assertThat(repayment.getReason()).startsWith("Repays points of earlier refunds");
    assertThat(member.shortfall()).isEqualTo(2);

    member.buys("T-4", "50.00");
    assertThat(member.upgrades("run-3", TODAY)).isEqualTo(3);
    assertThat(member.shortfall()).isZero();
    member.buys("T-5", "50.00");
    assertThat(member.upgrades("run-4", TODAY)).isEqualTo(5);
    assertThat(member.lastEntry().getEntryType()).isEqualTo(EntryType.EARN);
  }

  @Test
  void spendingTakesTheEarliestExpiringFirstAndWhatNeverExpiresLast() {
    adjust("A-1", 10);
    grant("late", 10, TODAY.plusDays(20));
    grant("early", 10, TODAY.plusDays(10));

    LedgerEntry spent = points.spend("M-1", "S-1", 15);

    assertThat(lots())
        .extracting(PointsLot::getExpiresOn, PointsLot::getRemaining)
        .containsExactly(
            tuple(null, 10L), tuple(TODAY.plusDays(20), 5L), tuple(TODAY.plusDays(10), 0L));
    assertThat(spent).isSameAs(member.lastEntry());
    assertThat(spent.getEntryType()).isEqualTo(EntryType.SPEND);
    assertThat(spent.getPoints()).isEqualTo(-15);
    assertThat(spent.getIdempotencyKey()).isEqualTo("spend:S-1");
    assertThat(spent.getEffectiveOn()).isEqualTo(TODAY);
    assertThat(spent.earnedPoints()).isZero();
  }

  @Test
  void everyAvailablePointCanBeSpentAndNotOneMore() {
    adjust("A-1", 10);

    assertThatThrownBy(() -> points.spend("M-1", "S-1", 11))
        .isInstanceOf(ConflictException.class)
        .hasMessageContainingAll("10 points", "11 can't be taken");
    assertThat(member.balance()).isEqualTo(10);
    points.spend("M-1", "S-2", 10);
    assertThat(member.balance()).isZero();
  }

  @Test
  void pointsPastTheirLastDayCanNotBeSpentThoughTheyAreOnTheBalance() {
    grant("g", 10, TODAY);
    assertThat(member.available()).isEqualTo(10);
    programme.clock().set("2026-10-31T22:59:59Z");
    assertThat(member.available()).isEqualTo(10);
    programme.clock().set("2026-10-31T23:00:00Z");

    assertThat(member.available()).isZero();
    assertThat(member.balance()).isEqualTo(10);
    assertThatThrownBy(() -> points.spend("M-1", "S-1", 1)).isInstanceOf(ConflictException.class);
  }

  @Test
  void aRefundOfPointsPastTheirLastDayTakesThemFromTheirOwnLot() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    programme.clock().set("2028-11-05T12:00:00Z");
    assertThat(member.available()).isZero();

    OneTransaction.in(
        () -> {
          programme.the(PointsEarningService.class).readAhead(List.of("M-1"), TODAY);
          assertThat(member.available()).isZero();
          member.refunds("T-2", "T-1", "100.00");
          assertThat(member.available()).isZero();
          return null;
        });

    assertThat(member.balance()).isZero();
    assertThat(member.shortfall()).isZero();
    assertThat(member.lastEntry().getLapsed()).isZero();
  }

  @Test
  void pointsEarnedAfterTheirLastDayAreNeverAvailable() {
    programme
        .tables()
        .deploy(
            "points-earning", inputs -> Map.of("rate", 0.1, "multiplier", 1, "validityMonths", 1));
    member.does(Kinds.PURCHASE, "T-1", "100.00", Instant.parse("2026-08-10T12:00:00Z"));

    OneTransaction.in(
        () -> {
          programme.the(PointsEarningService.class).readAhead(List.of("M-1"), TODAY);
          assertThat(member.upgrades("run-1", TODAY)).isEqualTo(10);
          assertThat(member.available()).isZero();
          return null;
        });

    assertThat(member.available()).isZero();
    assertThat(member.balance()).isEqualTo(10);
  }

  @Test
  void aLotThatWasSpentMeanwhileDoesNotExpire() {
    grant("g", 10, TODAY);
    points.spend("M-1", "S-1", 10);

    assertThat(programme.the(PointsLedger.class).expire(lots().get(0), TODAY.plusDays(1))).isZero();

    assertThat(member.lastEntry().getEntryType()).isEqualTo(EntryType.SPEND);
  }

  @Test
  void anUnknownMemberHasNoAccount() {
    assertThatThrownBy(() -> programme.the(PointsLedger.class).lock("M-9"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("M-9");
  }

  @Test
  void accountsAreLockedInTheOrderOfTheirMembers() {
    programme.enrol("M-0", Tier.valueOf("REGULAR"), 0);

    programme.the(PointsLedger.class).lockAll(List.of("M-1", "M-0"));
    programme.the(PointsLedger.class).lock("M-1");

    assertThat(programme.store().locked()).containsExactly("M-0", "M-1", "M-1");
  }

  @Test
  void aReasonIsCutWhereItsColumnEnds() {
    points.grant(new PointsService.Bonus("M-1", "o", 1, TODAY, null, "x".repeat(500)));
    assertThat(member.lastEntry().getReason()).isEqualTo("x".repeat(500));

    points.grant(new PointsService.Bonus("M-1", "p", 1, TODAY, null, "x".repeat(501)));
    assertThat(member.lastEntry().getReason()).isEqualTo("x".repeat(499) + "…");
  }

  @Test
  void reasonsOfOneRunAreNamedOnceEach() {
    programme
        .tables()
        .deploy("points-earning", inputs -> Map.of("fixedPoints", new BigDecimal("2")));
    member.buys("T-1", "1.00");
    member.buys("T-2", "1.00");

    member.upgrades("run-1", TODAY);

    assertThat(member.lastEntry().getReason()).isEqualTo("Row of points-earning");
    assertThat(member.lastEntry().getTableVersion()).isEqualTo(2);
  }

  private void adjust(String id, long by) {
    points.adjust("M-1", new PointsService.Adjustment(id, by, "Goodwill."), "clerk");
  }

  private void grant(String occasion, long by, LocalDate expiresOn) {
    points.grant(new PointsService.Bonus("M-1", occasion, by, TODAY, expiresOn, "A present."));
  }

  private List<PointsLot> lots() {
    return programme.store().all(PointsLot.class);
  }
}
