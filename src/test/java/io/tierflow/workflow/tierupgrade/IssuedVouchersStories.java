package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.report.HealthFigures;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A voucher has all its days from the day on which it is really issued, in the programme's zone,
 * however old the day of the upgrade is: without and with a review, one member or a run, in place
 * of a gift, and for points.
 */
abstract class IssuedVouchersStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate LONG_AGO = LocalDate.of(2026, 6, 30);
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private RedemptionService redemptions;
  @Autowired private MonthlyReportService reports;
  @Autowired private TransactionOperations transaction;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void anUpgradeOfALongPastDayIssuesAVoucherThatIsValid() {
    HealthFigures octoberBefore = figures(OCTOBER);
    HealthFigures juneBefore = figures(YearMonth.from(LONG_AGO));
    String member = programme.enrol();
    programme.purchase(member, "1500.00", LONG_AGO.minusDays(3));

    programme.upgrade(member, LONG_AGO);

    assertThat(vouchers(member)).containsExactly("ISSUED 10.00 2026-10-31 2027-01-29");
    assertThat(figures(OCTOBER).vouchersIssued()).isEqualTo(octoberBefore.vouchersIssued() + 1);
    assertThat(figures(YearMonth.from(LONG_AGO)).vouchersIssued())
        .isEqualTo(juneBefore.vouchersIssued());
    assertThat(figures(OCTOBER).vouchersExpired()).isEqualTo(octoberBefore.vouchersExpired());
    clock.set("2027-01-29T18:00:00Z");
    redemptions.redeemVoucher("v-" + member, code(member));
    assertThat(vouchers(member)).containsExactly("REDEEMED 10.00 2026-10-31 2027-01-29");
  }

  @Test
  void soDoesARun() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", LONG_AGO.minusDays(3));

    transaction.executeWithoutResult(
        status -> upgrades.takeThrough(List.of(member), LONG_AGO, "2026-06"));

    assertThat(vouchers(member)).containsExactly("ISSUED 10.00 2026-10-31 2027-01-29");
  }

  @Test
  void whatWaitsForAReviewIsIssuedOnTheDayOfApproval() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", LONG_AGO.minusDays(3));
    String instance = programme.upgrade(member, LONG_AGO);
    assertThat(vouchers(member)).containsExactly("HELD 50.00 - -");

    clock.set("2026-11-20T18:00:00Z");
    programme.review(instance, "APPROVED", null);

    assertThat(vouchers(member)).containsExactly("ISSUED 50.00 2026-11-20 2027-02-18");
    clock.set("2026-12-24T18:00:00Z");
    programme.pack(
        instance, Map.of("dispatchOutcome", "NOT_POSSIBLE", "notPossibleReason", "Out of stock"));
    assertThat(vouchers(member)).contains("ISSUED 30.00 2026-12-24 2027-03-24");
  }

  @Test
  void whatIsBoughtWithPointsIsIssuedOnTheDayOfTheRedemption() {
    String member = programme.enrol();
    programme.purchase(member, "500.00", TODAY.minusDays(60));
    programme.upgrade(member, TODAY.minusDays(50));

    redemptions.redeemPoints(member, "r-" + member, 50);

    assertThat(vouchers(member)).containsExactly("ISSUED 0.50 2026-10-31 2027-10-31");
  }

  private HealthFigures figures(YearMonth month) {
    return reports.current(month).figures();
  }

  private String code(String member) {
    return programme.texts("select code from voucher where member_number = ?", member).get(0);
  }

  private List<String> vouchers(String member) {
    return programme.texts(
        """
        select concat(state, ' ', amount, ' ', coalesce(cast(issued_on as char(10)), '-'), ' ',
          coalesce(cast(expires_on as char(10)), '-'))
        from voucher where member_number = ? order by created_at, voucher_id
        """,
        member);
  }
}
