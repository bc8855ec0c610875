package io.tierflow.reward;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.points.EntryType;
import io.tierflow.points.ExpiringPoints;
import io.tierflow.points.InMemoryLotMovements;
import io.tierflow.points.LedgerEntry;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsService;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A redemption can be taken back as long as its voucher is unused, and the points come back. */
@CoreTest
class RedemptionReversalServiceTest {

  private static final LocalDate EARLY = TODAY.plusDays(10);
  private static final LocalDate LATE = TODAY.plusDays(20);

  private final CoreProgramme programme = new CoreProgramme();
  private final PointsService points = programme.the(PointsService.class);
  private final PointsExpiry expiry = programme.the(PointsExpiry.class);
  private final RedemptionService redemptions = programme.the(RedemptionService.class);
  private final RedemptionReversalService reversals =
      programme.the(RedemptionReversalService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @Test
  void theVoucherIsCancelledAndThePointsComeBackOnce() {
    grant(300, LATE);
    RedeemedPoints bought = redemptions.redeemPoints("M-1", "R-1", 250);
    programme.clock().set("2026-11-03T12:00:00Z");

    ReversedRedemption reversed = reverse("R-1");

    assertThat(reversed.redemptionId()).isEqualTo("R-1");
    assertThat(reversed.memberNumber()).isEqualTo("M-1");
    assertThat(reversed.points()).isEqualTo(250);
    assertThat(reversed.amount()).isEqualByComparingTo("2.50");
    assertThat(reversed.voucherId()).isEqualTo(bought.voucherId());
    assertThat(reversed.reversedAt()).isEqualTo(Instant.parse("2026-11-03T12:00:00Z"));
    assertThat(reversed.reversedBy()).isEqualTo("clerk");
    assertThat(reversed.reason()).isEqualTo("By mistake.");
    assertThat(voucher(bought).getState()).isEqualTo(VoucherState.CANCELLED);
    assertThat(member.available()).isEqualTo(300);
    LedgerEntry entry = member.lastEntry();
    assertThat(entry.getEntryType()).isEqualTo(EntryType.RETURN);
    assertThat(entry.getPoints()).isEqualTo(250);
    assertThat(entry.getCorrectsEntry()).isEqualTo(2);
    assertThat(entry.getIdempotencyKey()).isEqualTo("return:R-1");
    assertThat(entry.getEffectiveOn()).isEqualTo(LocalDate.of(2026, 11, 3));
    assertThat(entry.getRecordedBy()).isEqualTo("clerk");
    assertThat(programme.audit().lines())
        .last()
        .isEqualTo(
            new RecordedAudit.Line(
                null, AuditAction.REDEMPTION_REVERSED, "M-1", "250 points, redemption R-1."));

    int known = member.ledger().size();
    assertThat(reversals.reverse("M-1", "R-1", "Another reason.", "other")).isEqualTo(reversed);
    assertThat(member.ledger()).hasSize(known);
    assertThat(redemptions.redeemPoints("M-1", "R-1", 250).voucherId())
        .isEqualTo(bought.voucherId());
  }

  @Test
  void pointsGoBackIntoTheLotsTheyCameFrom() {
    points.adjust("M-1", new PointsService.Adjustment("A-1", 10, "Goodwill."), "clerk");
    grant(10, LATE);
    grant(10, EARLY);
    redemptions.redeemPoints("M-1", "R-1", 25);

    reverse("R-1");

    assertThat(points.expiring("M-1", LATE))
        .containsExactly(new ExpiringPoints(EARLY, 10), new ExpiringPoints(LATE, 10));
    assertThat(member.available()).isEqualTo(30);
  }

  @Test
  void whatHasPassedItsLastDayComesBackAndExpiresWithTheNextDailyProcess() {
    grant(10, EARLY);
    grant(10, LATE);
    redemptions.redeemPoints("M-1", "R-1", 8);
    programme.clock().set("2026-11-12T12:00:00Z");
    LocalDate day = EARLY.plusDays(2);
    expiry.expireNext(day, 10);
    assertThat(member.balance()).isEqualTo(10);

    reverse("R-1");

    assertThat(member.balance()).isEqualTo(18);
    assertThat(member.available()).isEqualTo(10);
    assertThat(expiry.expireNext(day, 10).points()).isEqualTo(8);
    assertThat(member.lastEntry().getEntryType()).isEqualTo(EntryType.EXPIRE);
    assertThat(member.lastEntry().getIdempotencyKey()).isEqualTo("expire:M-1:1:2");
    assertThat(member.balance()).isEqualTo(10);
    assertThat(expiry.expireNext(day, 10).lots()).isZero();
  }

  @Test
  void aRedemptionFromBeforeLotsWereRecordedComesBackAsANewLotThatDoesNotExpire() {
    grant(10, EARLY);
    redemptions.redeemPoints("M-1", "R-1", 8);
    programme.the(InMemoryLotMovements.class).deleteAll();
    programme.clock().set("2026-11-12T12:00:00Z");
    expiry.expireNext(EARLY.plusDays(2), 10);

    reverse("R-1");

    assertThat(member.available()).isEqualTo(8);
    programme.clock().set("2056-11-12T12:00:00Z");
    assertThat(member.available()).isEqualTo(8);
  }

  @Test
  void pointsThatTheMemberOwesAreRepaidAtOnce() {
    member.buys("T-1", "100.00");
    member.upgrades("run-1", TODAY);
    redemptions.redeemPoints("M-1", "R-1", 10);
    member.refunds("T-2", "T-1", "60.00");
    assertThat(member.shortfall()).isEqualTo(6);

    reverse("R-1");

    assertThat(member.balance()).isEqualTo(4);
    assertThat(member.shortfall()).isZero();
    LedgerEntry repayment = member.lastEntry();
    assertThat(repayment.getEntryType()).isEqualTo(EntryType.REVERSE);
    assertThat(repayment.getPoints()).isEqualTo(-6);
    assertThat(repayment.getShortfall()).isEqualTo(-6);
    assertThat(repayment.getIdempotencyKey()).isEqualTo("repay:return:R-1");
    assertThat(repayment.getCorrectsEntry()).isEqualTo(member.ledger().size() - 1);
  }

  @Test
  void aUsedVoucherStands() {
    grant(300, LATE);
    RedeemedPoints bought = redemptions.redeemPoints("M-1", "R-1", 250);
    redemptions.redeemVoucher("V-1", bought.voucherCode());

    assertRefused("R-1", "The voucher has been used, so the redemption can't be reversed.");

    assertThat(voucher(bought).getState()).isEqualTo(VoucherState.REDEEMED);
    assertThat(member.balance()).isEqualTo(50);
  }

  @Test
  void aRemovedVoucherStandsToo() {
    grant(300, LATE);
    programme.store().remove(voucher(redemptions.redeemPoints("M-1", "R-1", 250)));

    assertRefused(
        "R-1", "The voucher has expired and was removed, so the redemption can't be reversed.");
    assertThat(member.balance()).isEqualTo(50);
  }

  @Test
  void aCancelledVoucherBuysNothing() {
    grant(300, LATE);
    RedeemedPoints bought = redemptions.redeemPoints("M-1", "R-1", 250);
    reverse("R-1");

    assertThatThrownBy(() -> redemptions.redeemVoucher("V-1", bought.voucherCode()))
        .isInstanceOf(ConflictException.class)
        .hasMessage("The voucher was cancelled.");
  }

  @Test
  void onlyTheMembersOwnRedemptionsAreReversed() {
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    grant(300, LATE);
    redemptions.redeemPoints("M-1", "R-1", 250);

    assertThatThrownBy(() -> reversals.reverse("M-2", "R-1", "By mistake.", "clerk"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Member M-2 has no redemption R-1.");
    assertThatThrownBy(() -> reversals.preview("M-1", "R-2")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> reversals.reverse("M-9", "R-1", "By mistake.", "clerk"))
        .isInstanceOf(NotFoundException.class);
    assertThat(member.balance()).isEqualTo(50);
  }

  @Test
  void whoHasLeftGetsThePointsBackToo() {
    grant(300, LATE);
    redemptions.redeemPoints("M-1", "R-1", 250);
    programme.close("M-1");

    assertThat(reverse("R-1").points()).isEqualTo(250);
  }

  @Test
  void staffSeeWhichRedemptionsCanBeReversed() {
    grant(300, LATE);
    RedeemedPoints unused = redemptions.redeemPoints("M-1", "R-1", 100);
    RedeemedPoints used = redemptions.redeemPoints("M-1", "R-2", 100);
    RedeemedPoints reversed = redemptions.redeemPoints("M-1", "R-3", 50);
    redemptions.redeemVoucher("V-1", used.voucherCode());
    reverse("R-3");

    assertThat(
            reversals.reversible("M-1", List.of(voucher(unused), voucher(used), voucher(reversed))))
        .isEqualTo(Map.of(unused.voucherId(), "R-1"));
    assertThat(reversals.reversible("M-1", List.of())).isEmpty();
    assertThat(reversals.preview("M-1", "R-1").voucher()).isEqualTo(voucher(unused));
    assertThat(reversals.preview("M-1", "R-1").points()).isEqualTo(100);
    assertThatThrownBy(() -> reversals.preview("M-1", "R-2")).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> reversals.preview("M-1", "R-3"))
        .isInstanceOf(ConflictException.class)
        .hasMessage("This redemption has already been reversed.");
  }

  /** Spending and reversing it, in whatever order, leaves what was there before. */
  @Property
  void whatIsReversedLeavesNoTraceInWhatIsAvailable(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 50) Integer> lots,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 60) Integer> spendings) {
    CoreProgramme any = new CoreProgramme();
    CoreMember spender = any.enrol("M-1", Tier.valueOf("REGULAR"), 20);
    for (int lot = 0; lot < lots.size(); lot++) {
      any.the(PointsService.class).grant(bonus("lot " + lot, lots.get(lot), TODAY.plusDays(lot)));
    }
    List<ExpiringPoints> before = expiring(any);
    long available = spender.available();
    for (int each = 0; each < spendings.size(); each++) {
      if (spendings.get(each) <= spender.available()) {
        any.the(RedemptionService.class).redeemPoints("M-1", "R-" + each, spendings.get(each));
      }
    }

    any.store()
        .all(PointsRedemption.class)
        .forEach(
            made ->
                any.the(RedemptionReversalService.class)
                    .reverse("M-1", made.getId(), "By mistake.", "clerk"));

    assertThat(expiring(any)).isEqualTo(before);
    assertThat(spender.available()).isEqualTo(available).isEqualTo(spender.balance());
  }

  private static List<ExpiringPoints> expiring(CoreProgramme programme) {
    return programme.the(PointsService.class).expiring("M-1", TODAY.plusYears(1));
  }

  private static PointsService.Bonus bonus(String occasion, long points, LocalDate expiresOn) {
    return new PointsService.Bonus("M-1", occasion, points, TODAY, expiresOn, "A present.");
  }

  private void grant(long by, LocalDate expiresOn) {
    points.grant(bonus(by + " until " + expiresOn, by, expiresOn));
  }

  private ReversedRedemption reverse(String redemptionId) {
    return reversals.reverse("M-1", redemptionId, "By mistake.", "clerk");
  }

  private void assertRefused(String redemptionId, String message) {
    assertThatThrownBy(() -> reverse(redemptionId))
        .isInstanceOf(ConflictException.class)
        .hasMessage(message);
  }

  private Voucher voucher(RedeemedPoints bought) {
    return programme.store().find(Voucher.class, bought.voucherId());
  }
}
