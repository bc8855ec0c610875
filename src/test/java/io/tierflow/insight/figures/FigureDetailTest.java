package io.tierflow.insight.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import io.tierflow.report.Freshness;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who came back, was lost or moved, and what members got: computed by hand. */
abstract class FigureDetailTest extends ReportDatabaseTest {

  @Autowired private FigureMonthService figures;

  /** Ann buys in July and again in September, bob in July alone, cleo never; dan has left. */
  @BeforeEach
  void writeTheProgramme() {
    rows.member("ann", "2026-01-10");
    rows.member("bob", "2026-07-05");
    rows.member("cleo", "2026-01-20");
    rows.member("dan", "2026-01-01", "2026-10-20");
    rows.confirmed("ann", "SILVER", "2026-10-05");
    rows.confirmed("cleo", "GOLD", "2026-03-05");
    rows.confirmed("cleo", "SILVER", "2026-10-07");
    rows.transaction("ann", "PURCHASE", "100.00", "2026-07-02T10:00:00");
    rows.transaction("bob", "PURCHASE", "50.00", "2026-07-06T10:00:00");
    rows.transaction("ann", "PURCHASE", "20.00", "2026-09-03T10:00:00");
    rows.transaction("ann", "PURCHASE", "90.00", "2026-10-03T10:00:00");
    rows.transaction("bob", "PURCHASE", "10.00", "2026-10-04T10:00:00");
    rows.entry("ann", "EARN", 100, "2026-10-03");
    rows.entry("ann", "SPEND", -40, "2026-10-10");
    rows.balance();
    rows.voucher("ann", "5.00", "ISSUED", "2026-10-02", "2026-12-31");
    rows.archivedVoucher("bob", "5.00", "ISSUED", "2026-07-02", "2026-10-08");
    rows.redeemedVoucher("ann", "7.50", "2026-08-11", "2026-10-12");
    rows.gift("cleo", "12.00", "DISPATCHED", "2026-10-15");
    rows.message("ann", "SENT", null, "2026-10-02T10:00:00");
    rows.message("bob", "NOT_SENT", "NO_CONSENT", "2026-10-02T10:00:00");
    rows.message("bob", "NOT_SENT", "CAPPED", "2026-10-03T10:00:00");
    rows.message("bob", "NOT_SENT", "CAPPED", "2026-10-04T10:00:00");
    rows.unsubscribed("bob", "2026-10-05T10:00:00");
    figures.refresh();
  }

  @Test
  void retentionCountsWhoWasActiveAgainWithinThreeMonths() {
    assertThat(value(Figure.ACTIVE_BEFORE, "2026-09")).isEqualByComparingTo("0");
    assertThat(value(Figure.RETENTION, "2026-09")).isNull();
    assertThat(value(Figure.ACTIVE_BEFORE, "2026-10")).isEqualByComparingTo("2");
    assertThat(value(Figure.ACTIVE_AGAIN, "2026-10")).isEqualByComparingTo("2");
    assertThat(value(Figure.RETENTION, "2026-10")).isEqualByComparingTo("1");
  }

  @Test
  void churnCountsWhoDidNothingForHalfAYear() {
    // 180 days before the end of October is 5 May: ann, cleo and dan were there.
    assertThat(value(Figure.MEMBERS_AT_START, "2026-10")).isEqualByComparingTo("3");
    assertThat(value(Figure.MEMBERS_LOST, "2026-10")).isEqualByComparingTo("2");
    assertThat(value(Figure.CHURN, "2026-10")).isEqualByComparingTo("0.6667");
  }

  @Test
  void movesAreBetweenTheEndsOfMonths() {
    assertThat(value(Figure.MEMBERS_MOVED_UP, "2026-10")).isEqualByComparingTo("1");
    assertThat(parts(Figure.MEMBERS_MOVED, "2026-10"))
        .containsExactly("REGULAR>:1", "GOLD>SILVER:1", "REGULAR>SILVER:1");
    assertThat(parts(Figure.MEMBERS_MOVED, "2026-07")).containsExactly(">REGULAR:1");
  }

  @Test
  void cohortsKeepWhoHasLeft() {
    assertThat(parts(Figure.COHORT_MEMBERS, "2026-10"))
        .containsExactlyInAnyOrder("2026-01>REGULAR:1", "2026-07>REGULAR:1", "2026-01>SILVER:2");
    assertThat(parts(Figure.COHORT_ACTIVE, "2026-10"))
        .containsExactlyInAnyOrder("2026-07>REGULAR:1", "2026-01>SILVER:1");
  }

  @Test
  void participationKnowsWhoEarnsAndWhoRedeems() {
    assertThat(value(Figure.EARNING_MEMBERS, "2026-10")).isEqualByComparingTo("1");
    assertThat(value(Figure.REDEEMING_MEMBERS, "2026-10")).isEqualByComparingTo("1");
  }

  @Test
  void vouchersAreKnownByTheMonthTheyWereIssuedIn() {
    assertThat(value(Figure.VOUCHERS_ISSUED, "2026-10")).isEqualByComparingTo("1");
    assertThat(value(Figure.VOUCHERS_EXPIRED, "2026-10")).isEqualByComparingTo("1");
    assertThat(parts(Figure.VOUCHERS_REDEEMED, "2026-10")).containsExactly("2026-08>SILVER:1");
    assertThat(value(Figure.VOUCHERS_REDEEMED, "2026-09")).isEqualByComparingTo("0");
  }

  @Test
  void messagesAreKnownByTheReasonTheyWereNotSentFor() {
    assertThat(value(Figure.MESSAGES_SENT, "2026-10")).isEqualByComparingTo("1");
    assertThat(parts(Figure.MESSAGES_NOT_SENT, "2026-10"))
        .containsExactly("CAPPED>REGULAR:2", "NO_CONSENT>REGULAR:1");
    assertThat(value(Figure.UNSUBSCRIBED, "2026-10")).isEqualByComparingTo("1");
  }

  @Test
  void costIsThatOfTheReturnOnInvestment() {
    // 60 points at 0.01, a voucher of 7.50, a gift of 12.00.
    assertThat(value(Figure.PROGRAMME_COST, "2026-10")).isEqualByComparingTo("20.10");
    assertThat(parts(Figure.PROGRAMME_COST, "2026-10"))
        .containsExactly("GIFTS>SILVER:12", "POINTS>SILVER:0.60", "VOUCHERS>SILVER:7.50");
    // Silver spent 90 where as many regular members would have spent 20: 30 % of 70.
    assertThat(value(Figure.UPLIFT_MARGIN, "2026-10")).isEqualByComparingTo("21.00");
    assertThat(value(Figure.RETURN_ON_COST, "2026-10")).isEqualByComparingTo("0.0448");
    assertThat(aggregate(OCTOBER, Freshness.CURRENT).terms().cost()).isEqualByComparingTo("20.10");
  }

  @Test
  void pointsOutstandingAreWorthWhatThePointIs() {
    assertThat(value(Figure.POINTS_VALUE, "2026-10")).isEqualByComparingTo("0.60");
  }

  private BigDecimal value(Figure figure, String month) {
    return month(figure, month).value();
  }

  private List<String> parts(Figure figure, String month) {
    return month(figure, month).parts().stream().map(FigureDetailTest::shown).toList();
  }

  private static String shown(Part part) {
    return "%s>%s:%s"
        .formatted(
            part.detail() == null ? "" : part.detail(),
            part.tier(),
            part.value().stripTrailingZeros().scale() <= 0
                ? part.value().toBigInteger()
                : part.value());
  }

  private Month month(Figure figure, String month) {
    return figures.series(figure, 13).months().stream()
        .filter(each -> each.month().equals(YearMonth.parse(month)))
        .findFirst()
        .orElseThrow();
  }
}
