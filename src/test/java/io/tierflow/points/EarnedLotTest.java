package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.transaction.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** Points that are valid for different times are in different lots, and each is whole. */
@CoreTest
class EarnedLotTest {

  /** Last days of a review, a booking and a purchase of today. */
  private static final LocalDate IN_A_MONTH = LocalDate.of(2026, 11, 30);

  private static final LocalDate IN_A_YEAR = LocalDate.of(2027, 10, 31);
  private static final LocalDate IN_TWO_YEARS = LocalDate.of(2028, 10, 31);

  private final CoreProgramme programme = new CoreProgramme();
  private final PointsService points = programme.the(PointsService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @BeforeEach
  void letEachKindBeValidForATimeOfItsOwn() {
    programme.tables().deploy("points-earning", EarnedLotTest::earning);
  }

  static Map<String, Object> earning(Map<String, Object> inputs) {
    return switch ((String) inputs.get("transactionKind")) {
      case "REVIEW" -> Map.of("rate", 0.1, "multiplier", 1, "validityMonths", 1);
      case "BOOKING" -> Map.of("rate", 0.1, "multiplier", 2, "validityMonths", 12);
      case "PURCHASE" -> Map.of("rate", 0.1, "multiplier", 1, "validityMonths", 24);
      default -> Map.of("rate", 0.1, "multiplier", 1);
    };
  }

  @Test
  void eachValidityIsALotAndAnEntryOfItsOwnTheEarliestExpiringFirst() {
    does(Kinds.EVENT, "T-1", "50.00");
    does(Kinds.PURCHASE, "T-2", "100.00");
    does(Kinds.BOOKING, "T-3", "100.00");
    does(Kinds.PURCHASE, "T-4", "20.00");

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(37);

    assertThat(member.ledger())
        .extracting(
            LedgerEntry::getEntryType,
            LedgerEntry::getPoints,
            LedgerEntry::getExpiresOn,
            LedgerEntry::getIdempotencyKey)
        .containsExactly(
            tuple(EntryType.EARN, 20L, IN_A_YEAR, "earn:run-1"),
            tuple(EntryType.EARN, 12L, IN_TWO_YEARS, "earn:run-1:2"),
            tuple(EntryType.EARN, 5L, null, "earn:run-1:3"));
    assertThat(member.ledger().get(0).getMultiplier()).isEqualByComparingTo("2");
    assertThat(member.ledger().get(1).getMultiplier()).isEqualByComparingTo("1");
    assertThat(lots())
        .extracting(PointsLot::entryNumber, PointsLot::getPoints, PointsLot::getExpiresOn)
        .containsExactly(tuple(1, 20L, IN_A_YEAR), tuple(2, 12L, IN_TWO_YEARS), tuple(3, 5L, null));
    assertThat(lotOf("T-1")).isEqualTo(3);
    assertThat(lotOf("T-2")).isEqualTo(2);
    assertThat(lotOf("T-3")).isEqualTo(1);
    assertThat(lotOf("T-4")).isEqualTo(2);
  }

  @Test
  void aLotEndsWithTheLatestOfItsOwnTransactions() {
    member.does(Kinds.BOOKING, "T-1", "100.00", Instant.parse("2026-08-31T12:00:00Z"));
    member.does(Kinds.BOOKING, "T-2", "100.00", Instant.parse("2026-10-02T12:00:00Z"));
    member.does(Kinds.PURCHASE, "T-3", "100.00", Instant.parse("2026-10-30T12:00:00Z"));

    member.upgrades("run-1", TODAY);

    assertThat(lots())
        .extracting(PointsLot::getExpiresOn)
        .containsExactly(LocalDate.of(2027, 10, 2), LocalDate.of(2028, 10, 30));
  }

  /** A month after 31 August, and after 30 August, is 30 September. */
  @Test
  void theEndOfAMonthDoesNotMakeAnotherValidity() {
    member.does(Kinds.REVIEW, "T-1", "100.00", Instant.parse("2026-08-31T12:00:00Z"));
    member.does(Kinds.REVIEW, "T-2", "100.00", Instant.parse("2026-08-30T12:00:00Z"));

    member.upgrades("run-1", TODAY);

    assertThat(lots())
        .extracting(PointsLot::getPoints, PointsLot::getExpiresOn)
        .containsExactly(tuple(20L, LocalDate.of(2026, 9, 30)));
  }

  @Test
  void aFractionGoesOnToWhatExpiresNextAndTheLastOneIsCarried() {
    does(Kinds.REVIEW, "T-1", "16.00");
    does(Kinds.BOOKING, "T-2", "3.00");
    does(Kinds.PURCHASE, "T-3", "19.00");

    // 1.6, 0.6 and 1.9 are 1, 2.2 and 4.1 together.
    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(4);
    assertThat(lots()).extracting(PointsLot::getPoints).containsExactly(1L, 1L, 2L);

    does(Kinds.REVIEW, "T-4", "9.00");
    assertThat(member.upgrades("run-2", TODAY)).isEqualTo(1);
    assertThat(lots().get(3).getExpiresOn()).isEqualTo(IN_A_MONTH);
  }

  @Test
  void whatGetsNoWholePointHasItsFractionInTheNextLotOrTheLast() {
    does(Kinds.REVIEW, "T-1", "4.00");
    does(Kinds.BOOKING, "T-2", "4.00");
    does(Kinds.PURCHASE, "T-3", "4.00");

    // 0.4, 0.8 and 0.4: the point is complete in the booking's lot.
    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(1);

    assertThat(lots())
        .extracting(PointsLot::getPoints, PointsLot::getExpiresOn)
        .containsExactly(tuple(1L, IN_A_YEAR));
    assertThat(List.of(lotOf("T-1"), lotOf("T-2"), lotOf("T-3"))).containsOnly(1);
  }

  @Test
  void aRefundTakesFromTheLotOfWhatItRefundsFirst() {
    does(Kinds.BOOKING, "T-1", "100.00");
    does(Kinds.PURCHASE, "T-2", "100.00");
    member.upgrades("run-1", TODAY);

    member.refunds("T-3", "T-2", "50.00");

    assertThat(lots()).extracting(PointsLot::getRemaining).containsExactly(20L, 5L);
    assertThat(member.lastEntry().getCorrectsEntry()).isEqualTo(2);

    member.refunds("T-4", "T-1", "100.00");
    assertThat(lots()).extracting(PointsLot::getRemaining).containsExactly(0L, 5L);
    assertThat(member.shortfall()).isZero();
  }

  @Test
  void whatEarnedOnANodeOfThePreviousReleaseIsInTheLotOfItsUpgrade() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    points.grant(new PointsService.Bonus("M-1", "o", 50, TODAY, TODAY.plusDays(9), "A present."));
    Transaction earned = programme.store().find(Transaction.class, "T-1");
    ReflectionTestUtils.setField(earned, "lotEntry", null);

    member.refunds("T-2", "T-1", "100.00");

    assertThat(lots()).extracting(PointsLot::getRemaining).containsExactly(0L, 50L);
  }

  @Test
  void aShortfallIsRepaidOnceOutOfTheEarliestExpiring() {
    member.buys("T-1", "300.00");
    member.upgrades("run-1", TODAY);
    points.spend("M-1", "S-1", 30);
    member.refunds("T-2", "T-1", "300.00");
    does(Kinds.PURCHASE, "T-3", "100.00");
    does(Kinds.BOOKING, "T-4", "125.00");

    assertThat(member.upgrades("run-2", TODAY)).isEqualTo(5);

    assertThat(member.lastEntry().getPoints()).isEqualTo(-30);
    assertThat(member.lastEntry().getIdempotencyKey()).isEqualTo("repay:run-2");
    assertThat(lots()).extracting(PointsLot::getRemaining).containsExactly(0L, 0L, 5L);
    assertThat(member.shortfall()).isZero();
    assertThat(movementsOf(member.lastEntry()))
        .extracting(LotMovement::lot, LotMovement::getPoints)
        .containsExactly(tuple(new EntryKey("M-1", 4), -25L), tuple(new EntryKey("M-1", 5), -5L));
  }

  @Test
  void pointsThatAnotherUpgradeCalculatedAndDidNotBookComeWithTheLatestExpiring() {
    PointsEarningService earning = programme.the(PointsEarningService.class);
    member.buys("T-1", "100.00");
    OneTransaction.in(() -> earning.calculateLoyaltyPointsEarned("M-1", TODAY, "cancelled"));
    does(Kinds.BOOKING, "T-2", "50.00");
    does(Kinds.EVENT, "T-3", "30.00");

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(23);

    assertThat(lots())
        .extracting(PointsLot::getPoints, PointsLot::getExpiresOn)
        .containsExactly(tuple(10L, IN_A_YEAR), tuple(13L, null));
  }

  @Test
  void withoutTransactionsOfItsOwnAnUpgradeBooksPointsThatNeverExpire() {
    PointsEarningService earning = programme.the(PointsEarningService.class);
    member.buys("T-1", "100.00");
    OneTransaction.in(() -> earning.calculateLoyaltyPointsEarned("M-1", TODAY, "cancelled"));

    assertThat(member.upgrades("run-1", TODAY)).isEqualTo(10);

    assertThat(lots())
        .extracting(PointsLot::getPoints, PointsLot::getExpiresOn)
        .containsExactly(tuple(10L, null));
  }

  @Test
  void aRefundBetweenCalculatingAndBookingIsMissingInTheEarliestLots() {
    PointsEarningService earning = programme.the(PointsEarningService.class);
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    does(Kinds.REVIEW, "T-2", "20.00");
    does(Kinds.EVENT, "T-3", "90.00");
    earning.calculateLoyaltyPointsEarned("M-1", TODAY, "run-2");
    member.refunds("T-4", "T-1", "55.00");

    assertThat(earning.updateCustomerPointsBalance("M-1", TODAY, "run-2")).isEqualTo(5);

    assertThat(lots())
        .extracting(PointsLot::getPoints, PointsLot::getExpiresOn)
        .containsExactly(tuple(10L, IN_TWO_YEARS), tuple(5L, null));
    assertThat(lotOf("T-2")).isEqualTo(2);
  }

  private void does(ActivityKind kind, String id, String amount) {
    member.does(kind, id, amount, programme.clock().instant());
  }

  private int lotOf(String transaction) {
    return programme.store().find(Transaction.class, transaction).getLotEntry();
  }

  private List<PointsLot> lots() {
    return programme.store().all(PointsLot.class);
  }

  private List<LotMovement> movementsOf(LedgerEntry entry) {
    return programme
        .the(InMemoryLotMovements.class)
        .of(entry.getMemberNumber(), entry.getEntryNumber());
  }
}
