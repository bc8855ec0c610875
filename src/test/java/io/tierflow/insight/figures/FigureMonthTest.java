package io.tierflow.insight.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** The figures of a small programme in Berlin, whose months were computed by hand. */
abstract class FigureMonthTest extends ReportDatabaseTest {

  @Autowired private FigureMonthService figures;
  @Autowired private JdbcTemplate statements;
  @Autowired private TransactionOperations transactions;
  @Autowired private MockMvc web;

  @BeforeEach
  void writeTheProgramme() {
    rows.member("ann", "2026-01-01");
    rows.member("bob", "2026-09-15");
    rows.member("cleo", "2026-01-01", "2026-10-20");
    rows.confirmed("ann", "SILVER", "2026-10-05");
    rows.transaction("ann", "PURCHASE", "100.00", "2026-10-02T10:00:00");
    rows.transaction("ann", "REFUND", "40.00", "2026-10-03T10:00:00");
    // The first of October in Berlin.
    rows.transaction("bob", "PURCHASE", "10.50", "2026-09-30T22:30:00");
    rows.transaction("cleo", "PURCHASE", "7.00", "2026-09-30T21:30:00");
    rows.entry("ann", "EARN", 100, "2026-10-02");
    rows.entry("ann", "REVERSE", -30, 8, 2, "2026-10-03");
    rows.entry("ann", "SPEND", -50, "2026-10-10");
    rows.entry("ann", "RETURN", 20, "2026-10-11");
    rows.entry("bob", "ADJUST", 6, "2026-09-30");
    rows.entry("bob", "EXPIRE", -5, "2026-10-31");
    rows.balance();
  }

  @Test
  void aMonthsFiguresAreThoseComputedByHand() {
    figures.refresh();

    assertThat(october(Figure.MEMBERS)).isEqualByComparingTo("2");
    assertThat(october(Figure.ACTIVE_MEMBERS)).isEqualByComparingTo("2");
    assertThat(october(Figure.POINTS_ISSUED)).isEqualByComparingTo("100");
    assertThat(october(Figure.POINTS_REVERSED)).isEqualByComparingTo("40");
    assertThat(october(Figure.POINTS_REDEEMED)).isEqualByComparingTo("30");
    assertThat(october(Figure.POINTS_EXPIRED)).isEqualByComparingTo("5");
    assertThat(october(Figure.POINTS_OUTSTANDING)).isEqualByComparingTo("41");
    assertThat(october(Figure.PARTICIPATION)).isEqualByComparingTo("1");
    assertThat(october(Figure.REDEMPTION_RATE)).isEqualByComparingTo("0.3");
    assertThat(october(Figure.NET_SPEND)).isEqualByComparingTo("70.50");
    assertThat(october(Figure.AVERAGE_SPEND)).isEqualByComparingTo("35.25");
    assertThat(month(Figure.MEMBERS, "2026-09").value()).isEqualByComparingTo("3");
    assertThat(month(Figure.NET_SPEND, "2026-09").value()).isEqualByComparingTo("7.00");
  }

  @Test
  void partsAreByTierAtTheMonthsEnd() {
    figures.refresh();

    assertThat(month(Figure.MEMBERS, "2026-09").parts())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(List.of(new Part("REGULAR", "INDIVIDUAL", new BigDecimal("3"))));
    assertThat(month(Figure.AVERAGE_SPEND, "2026-10").parts())
        .containsExactly(
            new Part("REGULAR", "INDIVIDUAL", new BigDecimal("10.50")),
            new Part("SILVER", "INDIVIDUAL", new BigDecimal("60.00")));
  }

  @Test
  void whatArrivesLateIsCountedInItsMonth() {
    figures.refresh();
    clock.set("2026-11-10T15:00:00Z");
    rows.transaction("bob", "PURCHASE", "5.00", "2026-03-10T10:00:00");
    rows.entry("bob", "EARN", 5, "2026-03-10");
    rows.balance();
    arrived("2026-11-10T14:59:00");

    figures.refresh();

    assertThat(month(Figure.NET_SPEND, "2026-03").value()).isEqualByComparingTo("5.00");
    assertThat(month(Figure.POINTS_ISSUED, "2026-03").value()).isEqualByComparingTo("5");
    assertThat(month(Figure.POINTS_OUTSTANDING, "2026-02").value()).isEqualByComparingTo("0");
    assertThat(month(Figure.POINTS_OUTSTANDING, "2026-04").value()).isEqualByComparingTo("5");
    assertThat(october(Figure.POINTS_OUTSTANDING)).isEqualByComparingTo("46");
  }

  @Test
  void aTierThatArrivesLateHoldsFromItsDayOn() {
    figures.refresh();
    clock.set("2026-11-10T15:00:00Z");
    rows.confirmed("bob", "GOLD", "2026-08-05");
    arrived("2026-11-10T14:59:00");

    figures.refresh();

    assertThat(month(Figure.MEMBERS, "2026-09").parts())
        .extracting(Part::tier)
        .containsExactly("GOLD", "REGULAR");
    assertThat(month(Figure.MEMBERS, "2026-10").parts())
        .extracting(Part::tier)
        .containsExactly("GOLD", "SILVER");
  }

  @Test
  void refreshingAgainChangesNothing() {
    figures.refresh();
    FigureSeries before = figures.series(Figure.NET_SPEND, 36);

    figures.refresh();

    assertThat(figures.series(Figure.NET_SPEND, 36)).isEqualTo(before);
  }

  @Test
  void theApiAnswersWithTheLastMonths() throws Exception {
    figures.refresh();

    web.perform(get("/api/figures/active-members?months=2"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.figure").value("active-members"))
        .andExpect(jsonPath("$.computedAt").value("2026-11-10T12:00:00Z"))
        .andExpect(jsonPath("$.months.length()").value(2))
        .andExpect(jsonPath("$.months[0].month").value("2026-10"))
        .andExpect(jsonPath("$.months[0].value").value(2))
        .andExpect(jsonPath("$.months[0].parts[0].tier").value("REGULAR"));
  }

  @Test
  void anUnknownFigureOrTooManyMonthsAreRefused() throws Exception {
    web.perform(get("/api/figures/happiness"))
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath("$.detail")
                .value(
                    "There is no figure of that name; accepted: %s."
                        .formatted(
                            Stream.of(Figure.values())
                                .map(Figure::path)
                                .collect(Collectors.joining(", ")))));
    web.perform(get("/api/figures/members?months=37")).andExpect(status().isBadRequest());
    web.perform(get("/api/figures/members?months=0")).andExpect(status().isBadRequest());
  }

  private BigDecimal october(Figure figure) {
    return month(figure, "2026-10").value();
  }

  private Month month(Figure figure, String month) {
    return figures.series(figure, 13).months().stream()
        .filter(each -> each.month().equals(YearMonth.parse(month)))
        .findFirst()
        .orElseThrow();
  }

  /** What was written last, was recorded at an instant in UTC. */
  private void arrived(String at) {
    LocalDateTime instant = LocalDateTime.parse(at);
    transactions.executeWithoutResult(
        any -> {
          statements.update(
              "update transaction set recorded_at = ? where occurred_at < '2026-09-01'", instant);
          statements.update(
              "update ledger_entry set recorded_at = ? where effective_on < '2026-09-01'", instant);
          statements.update(
              "update tier_change set recorded_at = ? where decided_on < '2026-09-01'", instant);
        });
  }
}
