package io.tierflow.reward;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Points become vouchers and vouchers their worth, each redemption once. */
@CoreTest
class RedemptionServiceTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final RedemptionService redemptions = programme.the(RedemptionService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 1_000);

  @Property
  void aRedemptionIsNeverAboveTheBalanceAndWorthWhatItTook(
      @ForAll @IntRange(min = 0, max = 300) int balance,
      @ForAll @IntRange(min = 1, max = 400) int spent) {
    CoreProgramme any = new CoreProgramme();
    CoreMember spender = any.enrol("M-1", Tier.valueOf("REGULAR"), balance);
    RedemptionService service = any.the(RedemptionService.class);

    if (spent > balance) {
      assertThatThrownBy(() -> service.redeemPoints("M-1", "R-1", spent))
          .isInstanceOf(ConflictException.class);
      assertThat(spender.balance()).isEqualTo(balance);
      assertThat(any.store().all(Voucher.class)).isEmpty();
    } else {
      RedeemedPoints redeemed = service.redeemPoints("M-1", "R-1", spent);
      assertThat(redeemed.amount())
          .isEqualTo(BigDecimal.valueOf(spent, 2).setScale(2, RoundingMode.UNNECESSARY));
      assertThat(spender.balance()).isEqualTo(balance - spent);
    }
  }

  @Test
  void pointsBuyAVoucherOnceUnderOneId() {
    RedeemedPoints first = redemptions.redeemPoints("M-1", "R-1", 250);
    int locks = programme.store().locked().size();
    RedeemedPoints again = redemptions.redeemPoints("M-1", "R-1", 250);

    assertThat(again).isEqualTo(first);
    assertThat(first.redemptionId()).isEqualTo("R-1");
    assertThat(first.memberNumber()).isEqualTo("M-1");
    assertThat(first.points()).isEqualTo(250);
    assertThat(first.amount()).isEqualTo(new BigDecimal("2.50"));
    assertThat(first.expiresOn()).isEqualTo(TODAY.plusDays(365));
    assertThat(first.redeemedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(member.balance()).isEqualTo(750);
    Voucher voucher = programme.store().find(Voucher.class, first.voucherId());
    assertThat(voucher.getCode()).isEqualTo(first.voucherCode());
    assertThat(voucher.getCoveredCode()).isEqualTo(first.covered().voucherCode());
    assertThat(voucher.getOrigin()).isEqualTo(VoucherOrigin.POINTS);
    assertThat(voucher.getReason()).contains("250 points");
    assertThat(voucher.getState()).isEqualTo(VoucherState.ISSUED);
    assertThat(voucher.getValidityDays()).isEqualTo(365);
    assertThat(programme.audit().lines())
        .containsExactly(
            new RecordedAudit.Line(
                null, AuditAction.POINTS_REDEEMED, "M-1", "250 points, redemption R-1."));
    assertThat(programme.store().locked()).hasSize(locks + 1).last().isEqualTo("M-1");
  }

  @Test
  void anIdMeansOneMemberAndOneAmount() {
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 1_000);
    redemptions.redeemPoints("M-1", "R-1", 250);

    assertConflict(() -> redemptions.redeemPoints("M-1", "R-1", 251), "Redemption R-1");
    assertConflict(() -> redemptions.redeemPoints("M-2", "R-1", 250), "Redemption R-1");
  }

  @Test
  void aRemovedVoucherLeavesTheResultWithoutItsCode() {
    RedeemedPoints first = redemptions.redeemPoints("M-1", "R-1", 250);
    programme.store().remove(programme.store().find(Voucher.class, first.voucherId()));

    RedeemedPoints again = redemptions.redeemPoints("M-1", "R-1", 250);

    assertThat(again.voucherCode()).isNull();
    assertThat(again.expiresOn()).isNull();
    assertThat(again.amount()).isEqualTo(first.amount());
    assertThat(again.covered().voucherCode()).isNull();
  }

  @Test
  void aCoveredResultShowsTheEndOfItsCode() {
    RedeemedPoints redeemed = redemptions.redeemPoints("M-1", "R-1", 250);

    RedeemedPoints covered = redeemed.covered();

    assertThat(covered.voucherCode())
        .isEqualTo("••••-••••-••••-" + redeemed.voucherCode().substring(15));
    assertThat(covered)
        .usingRecursiveComparison()
        .ignoringFields("voucherCode")
        .isEqualTo(redeemed);
  }

  @Test
  void whoHasLeftRepeatsTheFirstResultAndBuysNothing() {
    RedeemedPoints first = redemptions.redeemPoints("M-1", "R-1", 250);
    programme.close("M-1");

    assertThat(redemptions.redeemPoints("M-1", "R-1", 250)).isEqualTo(first);
    assertConflict(
        () -> redemptions.redeemPoints("M-1", "R-2", 250), "The membership of M-1 has ended");
    assertThatThrownBy(() -> redemptions.redeemPoints("M-9", "R-3", 250))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aVoucherOfNothingIsNotSold() {
    assertThatThrownBy(() -> redemptions.redeemPoints("M-1", "R-1", 0))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo("points"))
        .hasMessageContaining("0 points");
    assertThat(redemptions.redeemPoints("M-1", "R-2", 1).amount()).isEqualByComparingTo("0.01");
  }

  @Test
  void aVoucherIsRedeemedOnceUnderOneId() {
    RedeemedPoints bought = redemptions.redeemPoints("M-1", "R-1", 250);
    String code = bought.voucherCode();
    programme.clock().advance(Duration.ofDays(365));

    VoucherRedemption redemption = redemptions.redeemVoucher("V-1", code);

    assertThat(redemption.getRedemptionId()).isEqualTo("V-1");
    assertThat(redemption.getVoucherId()).isEqualTo(bought.voucherId());
    assertThat(redemption.getMemberNumber()).isEqualTo("M-1");
    assertThat(redemption.getAmount()).isEqualByComparingTo("2.50");
    assertThat(redemption.getRedeemedOn()).isEqualTo(TODAY.plusDays(365));
    assertThat(redemption.getRedeemedAt()).isEqualTo(Instant.parse("2027-10-31T12:00:00Z"));
    Voucher voucher = programme.store().find(Voucher.class, bought.voucherId());
    assertThat(voucher.getState()).isEqualTo(VoucherState.REDEEMED);
    assertThat(voucher.getRedeemedAt()).isEqualTo(redemption.getRedeemedAt());
    assertThat(programme.audit().lines())
        .contains(
            new RecordedAudit.Line(
                null,
                AuditAction.VOUCHER_REDEEMED,
                "M-1",
                "Voucher %s, redemption V-1.".formatted(bought.voucherId())));
    String typed = code.replace("-", " ").toLowerCase(Locale.ROOT);
    assertThat(redemptions.redeemVoucher("V-1", typed)).isSameAs(redemption);
    assertConflict(() -> redemptions.redeemVoucher("V-2", code), "redeemed");
  }

  @Test
  void anIdOfARedemptionMeansOneVoucherAlsoOnceThatIsRemoved() {
    RedeemedPoints one = redemptions.redeemPoints("M-1", "R-1", 250);
    RedeemedPoints other = redemptions.redeemPoints("M-1", "R-2", 250);
    VoucherRedemption redemption = redemptions.redeemVoucher("V-1", one.voucherCode());
    programme.store().remove(programme.store().find(Voucher.class, one.voucherId()));

    assertThat(redemptions.redeemVoucher("V-1", one.voucherCode())).isSameAs(redemption);
    assertConflict(() -> redemptions.redeemVoucher("V-1", other.voucherCode()), "Redemption V-1");
  }

  @Test
  void aVoucherIsNotWorthAnythingAfterItsLastDay() {
    RedeemedPoints bought = redemptions.redeemPoints("M-1", "R-1", 250);
    programme.clock().advance(Duration.ofDays(366));

    assertConflict(() -> redemptions.redeemVoucher("V-1", bought.voucherCode()), "2027-10-31");
  }

  @Test
  void aVoucherThatWaitsOrWasCancelledIsNotRedeemed() {
    RewardService rewards = programme.the(RewardService.class);
    String code =
        rewards
            .createRewardVoucher(
                new RewardedUpgrade(
                    "run-1", "M-1", Tier.valueOf("SILVER"), AccountType.INDIVIDUAL, TODAY, true))
            .voucher()
            .get()
            .getCode();

    assertConflict(() -> redemptions.redeemVoucher("V-1", code), "review of the tier");
    rewards.cancelRewardVoucher("run-1", null);
    assertConflict(() -> redemptions.redeemVoucher("V-1", code), "cancelled");
    assertThatThrownBy(() -> redemptions.redeemVoucher("V-1", "0000-0000-0000-0000"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no voucher");
  }

  private static void assertConflict(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(message);
  }
}
