package io.tierflow.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.ConflictRetry;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.ConflictException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Lots of different validity and reversed redemptions, with a real database. */
abstract class RedemptionReversalStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final String VALIDITY =
      "<outputEntry id=\"booking-validityMonths\">\n          <text>%d</text>";
  private static final String USED =
      "The voucher has been used, so the redemption can't be reversed.";

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private RedemptionService redemptions;
  @Autowired private RedemptionReversalService reversals;
  @Autowired private VoucherService vouchers;
  @Autowired private PointsService points;
  @Autowired private PointsExpiry expiry;
  @Autowired private TransactionOperations transaction;
  @Autowired private RepositoryService models;

  private EditedModel bookingsAreValidForTwoMonths;

  @BeforeEach
  void letBookingsBeValidForTwoMonths() {
    clock.set("2026-10-31T18:00:00Z");
    bookingsAreValidForTwoMonths =
        EditedModel.deploy(
            models, "/dmn/points-earning.dmn", VALIDITY.formatted(24), VALIDITY.formatted(2));
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    bookingsAreValidForTwoMonths.withdraw();
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void oneUpgradeEarnsALotForEachValidityAndRefundsFindTheirOwn() {
    String member = earnedThirtyInTwoLots();

    assertThat(lots(member)).containsExactly("1 20 20 2026-12-28", "2 10 10 2028-10-28");
    assertThat(
            programme.texts(
                "select concat_ws(' ', kind, lot_entry) from transaction where member_number = ?"
                    + " order by lot_entry",
                member))
        .containsExactly("BOOKING 1", "PURCHASE 2");

    String purchase =
        programme
            .texts(
                "select transaction_id from transaction where member_number = ? and lot_entry = 2",
                member)
            .get(0);
    programme.refund(member, purchase, "40.00", TODAY.minusDays(1));
    assertThat(lots(member)).containsExactly("1 20 20 2026-12-28", "2 10 6 2028-10-28");
    assertThat(movements(member)).containsExactly("3 2 -4");
  }

  @Test
  void aReversalPutsBackWhatTheRedemptionTookFromEachLot() {
    String member = earnedThirtyInTwoLots();
    RedeemedPoints bought = redeem(member, 25);
    assertThat(lots(member)).containsExactly("1 20 0 2026-12-28", "2 10 5 2028-10-28");
    assertThat(movements(member)).containsExactly("3 1 -20", "3 2 -5");

    ReversedRedemption reversed = reverse(bought);

    assertThat(lots(member)).containsExactly("1 20 20 2026-12-28", "2 10 10 2028-10-28");
    assertThat(movements(member)).containsExactly("3 1 -20", "3 2 -5", "4 1 20", "4 2 5");
    assertThat(reversed.points()).isEqualTo(25);
    assertThat(reversed.reason()).isEqualTo("Bought by mistake.");
    assertThat(state(bought)).isEqualTo("CANCELLED");
    assertThat(reverse(bought)).isEqualTo(reversed);
    assertThat(points.of(member).available()).isEqualTo(30);
  }

  @Test
  void whatHasExpiredMeanwhileExpiresWithTheNextDailyProcess() {
    String member = earnedThirtyInTwoLots();
    RedeemedPoints bought = redeem(member, 15);
    LocalDate day = LocalDate.of(2026, 12, 29);
    clock.set(day + "T18:00:00Z");
    expire(day);
    assertThat(points.of(member).points()).isEqualTo(10);

    reverse(bought);

    assertThat(points.of(member).points()).isEqualTo(25);
    assertThat(points.of(member).available()).isEqualTo(10);
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
    expire(day);
    assertThat(points.of(member).points()).isEqualTo(10);
    assertThat(
            programme.number(
                "select sum(points) from ledger_entry where member_number = ?"
                    + " and entry_type = 'EXPIRE'",
                member))
        .isEqualTo(-20);
  }

  @Test
  void aRedemptionFromBeforeLotsWereRecordedComesBackAsANewLot() {
    String member = earnedThirtyInTwoLots();
    RedeemedPoints bought = redeem(member, 25);
    programme.execute("delete from lot_movement where member_number = ?", member);

    reverse(bought);

    assertThat(lots(member))
        .containsExactly("1 20 0 2026-12-28", "2 10 5 2028-10-28", "4 25 25 never");
  }

  @Test
  void aRemovedVoucherCannotBeCancelled() {
    String member = earnedThirtyInTwoLots();
    RedeemedPoints bought = redeem(member, 25);
    LocalDate later = bought.expiresOn().plusDays(1);
    vouchers.removeExpiredVouchers(later);

    assertThat(outcome(() -> reverse(bought)))
        .isEqualTo("The voucher has expired and was removed, so the redemption can't be reversed.");
    assertThat(points.of(member).points()).isEqualTo(5);
  }

  @Test
  void twoReversalsAtOnceAreOne() {
    String member = earnedThirtyInTwoLots();
    RedeemedPoints bought = redeem(member, 25);

    List<String> outcomes = atOnce(() -> reverse(bought).points(), () -> reverse(bought).points());

    assertThat(outcomes).containsExactly("25", "25");
    assertThat(points.of(member).points()).isEqualTo(30);
    assertThat(
            programme.number(
                "select count(*) from ledger_entry where member_number = ?"
                    + " and entry_type = 'RETURN'",
                member))
        .isEqualTo(1);
  }

  @Test
  void aVoucherIsEitherUsedOrCancelled() {
    for (int round = 0; round < 5; round++) {
      String member = earnedThirtyInTwoLots();
      RedeemedPoints bought = redeem(member, 25);

      List<String> outcomes =
          atOnce(
              () -> reverse(bought).points(),
              () -> redemptions.redeemVoucher("use-" + member, bought.voucherCode()).getAmount());

      if (outcomes.get(0).equals(USED)) {
        assertThat(outcomes.get(1)).isEqualTo(bought.amount().toString());
        assertThat(state(bought)).isEqualTo("REDEEMED");
        assertThat(points.of(member).points()).isEqualTo(5);
      } else {
        assertThat(outcomes).containsExactly("25", "The voucher was cancelled.");
        assertThat(state(bought)).isEqualTo("CANCELLED");
        assertThat(points.of(member).points()).isEqualTo(30);
      }
    }
  }

  @Test
  void theProofFindsALotThatGaveWhatItDidNotHave() {
    String member = earnedThirtyInTwoLots();
    redeem(member, 25);

    assertFound(member, "update lot_movement set points = points - 1 where member_number = ?");
    assertFound(
        member,
        "update points_lot set remaining = case entry_number when 1 then 1 else 4 end"
            + " where member_number = ?");
    assertFound(member, "update points_lot set expired = 1 where member_number = ?");
    assertFound(member, "update points_lot set points = points + 1 where member_number = ?");
  }

  /** A change that the proof must find, and that is taken back. */
  private void assertFound(String member, String change) {
    transaction.executeWithoutResult(
        status -> {
          programme.execute(change, member);
          assertThat(programme.proof().mismatchedMembers()).as(change).containsExactly(member);
          status.setRollbackOnly();
        });
  }

  /** Twenty points of a booking that are valid for two months, ten of a purchase for two years. */
  private String earnedThirtyInTwoLots() {
    String member = programme.enrol();
    programme.record(member, Kinds.BOOKING, "80.00", TODAY.minusDays(3), null);
    programme.purchase(member, "100.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(30);
    return member;
  }

  private RedeemedPoints redeem(String member, long spent) {
    return redemptions.redeemPoints(member, "red-" + member, spent);
  }

  private ReversedRedemption reverse(RedeemedPoints bought) {
    return ConflictRetry.executeUnique(
        () ->
            reversals.reverse(
                bought.memberNumber(), bought.redemptionId(), "Bought by mistake.", "manager"));
  }

  private void expire(LocalDate day) {
    transaction.executeWithoutResult(status -> expiry.expireNext(day, 1_000));
  }

  private List<String> lots(String member) {
    return programme.texts(
        "select concat_ws(' ', entry_number, points, remaining, coalesce(cast(expires_on as"
            + " char(10)), 'never')) from points_lot where member_number = ? order by entry_number",
        member);
  }

  private List<String> movements(String member) {
    return programme.texts(
        "select concat_ws(' ', entry_number, lot_entry, points) from lot_movement"
            + " where member_number = ? order by entry_number, lot_entry",
        member);
  }

  private String state(RedeemedPoints bought) {
    return programme
        .texts("select state from voucher where voucher_id = ?", bought.voucherId())
        .get(0);
  }

  private static List<String> atOnce(Supplier<Object> one, Supplier<Object> other) {
    CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> outcome(one));
    CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> outcome(other));
    return List.of(first.join(), second.join());
  }

  private static String outcome(Supplier<Object> action) {
    try {
      return action.get().toString();
    } catch (ConflictException refused) {
      return refused.getMessage();
    }
  }
}
