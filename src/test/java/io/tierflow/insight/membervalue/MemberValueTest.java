package io.tierflow.insight.membervalue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.member.PersonalDataContributor;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionOperations;

/** Members of a small programme are valued as of the end of October. */
abstract class MemberValueTest extends ReportDatabaseTest {

  private static final int MEMBERS = 60;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 1);

  @Autowired private MemberValueService values;
  @Autowired private FigureMonthService figures;
  @Autowired private TransactionOperations transactions;

  @Autowired
  @Qualifier("lifetimeValuePersonalData") private PersonalDataContributor personalData;

  @Test
  void membersAreValuedByWhatTheyBoughtAndWhatTheyCost() {
    writeMembers();
    rows.redemption("M10", "7.50", "2026-05-02");
    rows.redemption("M10", "99.00", "2025-10-31");
    rows.gift("M10", "12.00", "DISPATCHED", "2026-05-02");
    rows.entry("M10", "EARN", 60, "2026-05-02");

    values.computeLastMonth();

    assertThat(count("member_lifetime_value")).isEqualTo(MEMBERS);
    assertThat(count("lifetime_model")).isEqualTo(1);
    MemberValue often = values.find("M10").orElseThrow();
    assertThat(often.asOf()).isEqualTo("2026-10-31");
    assertThat(often.months()).isEqualTo(12);
    assertThat(often.programmeCost()).isEqualByComparingTo("20.10");
    assertThat(often.probabilityAlive()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(often.lifetimeValue()).isPositive().isLessThan(often.expectedSpend());
  }

  @Test
  void whoWasSilentForLongIsExpectedToHaveLeft() {
    writeMembers();
    String came = "M59";
    rows.transaction(came, "PURCHASE", "30.00", "2026-10-30T10:00:00");

    values.computeLastMonth();

    MemberValue silent = values.find("M01").orElseThrow();
    MemberValue regular = values.find(came).orElseThrow();
    assertThat(regular.lastVisitOn()).isEqualTo("2026-10-30");
    assertThat(silent.expectedSpend()).isLessThan(regular.expectedSpend());
  }

  @Test
  void purchasesOfADayAreOneVisitAndRefundedOnesAreNone() {
    writeMembers();
    rows.member("two", "2026-01-01");
    rows.transaction("two", "PURCHASE", "10.00", "2026-05-02T22:30:00");
    rows.transaction("two", "PURCHASE", "30.00", "2026-05-03T10:00:00");
    rows.member("gone", "2026-01-01");
    rows.transaction("gone", "PURCHASE", "10.00", "2026-05-02T10:00:00");
    rows.refundAll("gone");

    values.computeLastMonth();

    assertThat(values.find("two").orElseThrow().visits()).isEqualTo(1);
    assertThat(values.find("two").orElseThrow().lastVisitOn()).isEqualTo("2026-05-03");
    assertThat(values.find("gone")).isEmpty();
  }

  @Test
  void aMonthIsComputedOnce() {
    writeMembers();
    values.computeLastMonth();
    rows.transaction("M10", "PURCHASE", "500.00", "2026-10-20T10:00:00");
    MemberValue before = values.find("M10").orElseThrow();

    clock.set("2026-11-20T12:00:00Z");
    values.computeLastMonth();
    assertThat(values.find("M10")).contains(before);

    clock.set("2026-12-02T12:00:00Z");
    values.computeLastMonth();
    assertThat(values.find("M10").orElseThrow().asOf()).isEqualTo("2026-11-30");
    assertThat(count("lifetime_model")).isEqualTo(2);
  }

  @Test
  void figuresHaveTheSumsAndKeepThemWhenTheyAreRefreshed() {
    writeMembers();
    values.computeLastMonth();
    Month october = october(Figure.VALUED_MEMBERS);

    figures.refresh();

    assertThat(october.value()).isEqualByComparingTo(String.valueOf(MEMBERS));
    assertThat(october(Figure.VALUED_MEMBERS)).isEqualTo(october);
    assertThat(october(Figure.AVERAGE_LIFETIME_VALUE).value()).isPositive();
    assertThat(october(Figure.PROBABILITY_ALIVE).value())
        .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
  }

  @Test
  void fewMembersAreNotValued() {
    rows.member("ann", "2026-01-01");
    rows.transaction("ann", "PURCHASE", "10.00", "2026-05-02T10:00:00");

    values.computeLastMonth();

    assertThat(count("lifetime_model")).isZero();
    assertThat(values.find("ann")).isEmpty();
  }

  @Test
  void anExportShowsTheValueAndAnErasureDeletesIt() {
    writeMembers();
    values.computeLastMonth();

    List<?> shown = (List<?>) personalData.export("M10");
    assertThat(shown).hasSize(1);
    assertThat(((Map<?, ?>) shown.get(0)).keySet().toString())
        .contains("probabilityAlive", "lifetimeValue", "programmeCost");

    transactions.executeWithoutResult(status -> personalData.erase("M10"));
    assertThat(values.find("M10")).isEmpty();
  }

  private Month october(Figure figure) {
    return figures.series(figure, 2).months().get(0);
  }

  /** Each member buys at a pace of their own and stops after a number of visits of their own. */
  private void writeMembers() {
    for (int member = 0; member < MEMBERS; member++) {
      String number = "M%02d".formatted(member);
      rows.member(number, FIRST_DAY.toString());
      int pace = 7 + member * 5 % 40;
      int visits = 1 + member * 7 % 11;
      LocalDate day = FIRST_DAY.plusDays(member);
      for (int visit = 0; visit < visits && !day.isAfter(OCTOBER.atEndOfMonth()); visit++) {
        rows.transaction(
            number, "PURCHASE", 10 + member * 3 % 50 + visit % 3 + ".00", day + "T10:00:00");
        day = day.plusDays(pace + visit % 4);
      }
    }
  }
}
