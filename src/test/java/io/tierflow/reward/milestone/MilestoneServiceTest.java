package io.tierflow.reward.milestone;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.Tier;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherOrigin;
import io.tierflow.reward.VoucherState;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What members get for what they have done so far. */
@CoreTest
class MilestoneServiceTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final MilestoneService milestones = programme.the(MilestoneService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
  private int runs;

  @Test
  void theTenthPurchaseIsRewardedOnce() {
    rewardIf(
        inputs -> (Long) inputs.get("transactionsEver") >= 10,
        Map.of("milestone", "TENTH", "bonusPoints", 100, "validityMonths", 12, "repeats", "ONCE"));
    for (int purchase = 1; purchase < 10; purchase++) {
      member.buys("T-" + purchase, "1.00");
    }
    assertThat(award(TODAY)).isZero();

    member.buys("T-10", "1.00");
    assertThat(award(TODAY)).isEqualTo(100);
    assertThat(award(TODAY)).isZero();
    assertThat(award(TODAY.plusYears(1))).isZero();

    assertThat(member.balance()).isEqualTo(100);
    assertThat(member.lastEntry().getReason()).isEqualTo("Row of milestones");
    assertThat(member.lastEntry().getExpiresOn()).isEqualTo(TODAY.plusMonths(12));
    assertThat(member.lastEntry().getQualifyingPoints()).isZero();
  }

  @Test
  void aMilestoneCanBeReachedOnceAYearAndOnceAMonth() {
    rewardIf(
        inputs -> true,
        Map.of("milestone", "YEAR", "bonusPoints", 5, "repeats", "YEARLY"),
        Map.of("milestone", "MONTH", "bonusPoints", 1, "repeats", "MONTHLY"));

    assertThat(award(LocalDate.of(2026, 9, 30))).isEqualTo(6);
    assertThat(award(LocalDate.of(2026, 9, 1))).isZero();
    assertThat(award(LocalDate.of(2026, 10, 1))).isEqualTo(1);
    assertThat(award(LocalDate.of(2025, 10, 1))).isEqualTo(6);
  }

  @Test
  void aVoucherIsIssuedWithItsReason() {
    rewardIf(
        inputs -> true,
        Map.of("milestone", "V", "voucherValue", "7.50", "validityDays", 30, "repeats", "ONCE"));

    assertThat(award(TODAY)).isZero();

    List<Voucher> vouchers = programme.store().all(Voucher.class);
    assertThat(vouchers).hasSize(1);
    assertThat(vouchers.get(0).getOrigin()).isEqualTo(VoucherOrigin.MILESTONE);
    assertThat(vouchers.get(0).getState()).isEqualTo(VoucherState.ISSUED);
    assertThat(vouchers.get(0).getAmount()).isEqualByComparingTo(new BigDecimal("7.50"));
    assertThat(vouchers.get(0).getIssuedOn()).isEqualTo(TODAY);
    assertThat(vouchers.get(0).getExpiresOn()).isEqualTo(TODAY.plusDays(30));
    assertThat(vouchers.get(0).getCreatedAt()).isEqualTo(programme.clock().instant());
    assertThat(vouchers.get(0).getProcessInstanceId()).isEqualTo("run-1");
    assertThat(vouchers.get(0).getTableVersion()).isOne();
    assertThat(vouchers.get(0).getRuleId()).isEqualTo("milestones-row");
    assertThat(vouchers.get(0).getId()).isEqualTo(vouchers.get(0).getVoucherId());
    assertThat(vouchers.get(0).getReason()).isEqualTo("Row of milestones");
  }

  @Test
  void rowsOfOneMilestoneRewardItOnce() {
    rewardIf(
        inputs -> true,
        Map.of("milestone", "SAME", "bonusPoints", 5, "repeats", "ONCE"),
        Map.of("milestone", "SAME", "bonusPoints", 7, "repeats", "ONCE"));

    assertThat(award(TODAY)).isEqualTo(5);
  }

  @Test
  void figuresAreThoseOfTheMonthTheYearAndEver() {
    List<Map<String, Object>> asked = new ArrayList<>();
    programme
        .tables()
        .collect(
            "milestones",
            inputs -> {
              asked.add(inputs);
              return List.of();
            });
    does("T-1", "10.00", "2025-12-31T22:59:00Z");
    does("T-2", "20.00", "2025-12-31T23:30:00Z");
    does("T-3", "40.00", "2026-10-01T10:00:00Z");
    does("T-4", "80.00", "2026-09-30T21:00:00Z");
    member.refunds("R-1", "T-4", "30.00");

    award(TODAY);

    assertThat(asked.get(0))
        .containsEntry("transactionsThisMonth", 1L)
        .containsEntry("transactionsThisYear", 3L)
        .containsEntry("transactionsEver", 4L)
        .containsEntry("spendThisMonth", 10.0)
        .containsEntry("spendThisYear", 110.0)
        .containsEntry("spendEver", 120.0)
        .containsEntry("consecutiveActiveMonths", 2L)
        .containsEntry("currentTier", "REGULAR");
  }

  @Test
  void whatIsRefundedAsAWholeDoesNotCountButWhatAMilestoneGaveStays() {
    rewardIf(
        inputs -> (Long) inputs.get("transactionsEver") >= 1,
        Map.of("milestone", "FIRST", "bonusPoints", 3, "repeats", "MONTHLY"));
    member.buys("T-1", "9.00");
    assertThat(award(TODAY)).isEqualTo(3);

    member.refunds("R-1", "T-1", "9.00");

    assertThat(award(TODAY.plusMonths(1))).isZero();
    assertThat(member.balance()).isEqualTo(3);
  }

  @Test
  void aPageOfMembersIsReadAheadWithTheSameResult() {
    rewardIf(
        inputs -> (Long) inputs.get("transactionsEver") >= 1,
        Map.of("milestone", "FIRST", "bonusPoints", 3, "repeats", "ONCE"));
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    member.buys("T-1", "9.00");
    OneTransaction.in(
        () -> {
          programme.the(PointsEarningService.class).readAhead(List.of("M-1", "M-2"), TODAY);
          milestones.readAhead(List.of("M-1", "M-2"), TODAY);
          int queries = programme.store().queries();

          assertThat(milestones.awardMilestones("M-2", TODAY, "run-2")).isZero();
          assertThat(programme.store().queries()).isEqualTo(queries);
          assertThat(milestones.awardMilestones("M-1", TODAY, "run-1")).isEqualTo(3);
          assertThat(milestones.awardMilestones("M-1", TODAY, "run-3")).isZero();
          return null;
        });
  }

  private long award(LocalDate asOf) {
    return milestones.awardMilestones("M-1", asOf, "run-" + ++runs);
  }

  private void does(String id, String amount, String at) {
    member.does(Kinds.PURCHASE, id, amount, Instant.parse(at));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private final void rewardIf(
      Function<Map<String, Object>, Boolean> reached, Map<String, Object>... rows) {
    programme
        .tables()
        .collect("milestones", inputs -> reached.apply(inputs) ? List.of(rows) : List.of());
  }
}
