package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.RequestOptions;
import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a manager asks is answered by the dashboard alone, and the database says the same. */
@BrowserTest
class DashboardQuestionsIT {

  private static final BigDecimal POINTS_VALUE = new BigDecimal("0.01");

  @Autowired private FigureMonthService figures;
  @Autowired private JdbcTemplate database;
  @Autowired private ProgrammeCalendar calendar;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void refresh() {
    figures.refresh();
  }

  @Test
  void whichTierGrows(Window manager) {
    open(manager);

    for (String tier : List.of("REGULAR", "SILVER", "GOLD", "VIP")) {
      Assertions.assertThat(number(manager, "members", currentMonth(), tier))
          .as(tier)
          .isEqualByComparingTo(
              sql(
                  "select count(*) from member where confirmed_tier = ? and enrolled_on <= ?"
                      + " and (closed_on is null or closed_on > ?)",
                  tier,
                  lastDay(),
                  lastDay()));
    }
  }

  @Test
  void whetherGoldMembersSpendMoreThanSilverMembers(Window manager) {
    open(manager);

    for (String tier : List.of("SILVER", "GOLD")) {
      BigDecimal spend =
          sql(
              "select coalesce(sum(spend), 0) from transaction join member"
                  + " on member.member_number = transaction.member_number"
                  + " where confirmed_tier = ? and occurred_at >= ? and occurred_at < ?",
              tier,
              start(),
              end());
      BigDecimal members = number(manager, "members", currentMonth(), tier);
      Assertions.assertThat(number(manager, "average-spend", currentMonth(), tier))
          .as(tier)
          .isEqualByComparingTo(spend.divide(members, 2, RoundingMode.HALF_UP));
    }
  }

  @Test
  void whetherPointsAreRedeemed(Window manager) {
    open(manager);

    Assertions.assertThat(number(manager, "points", currentMonth(), "points-redeemed"))
        .isEqualByComparingTo(
            entries(
                "coalesce(sum(case when entry_type in ('SPEND', 'RETURN') then -points end), 0)"));
    Assertions.assertThat(number(manager, "points", currentMonth(), "points-issued"))
        .isEqualByComparingTo(
            entries("coalesce(sum(case when entry_type = 'EARN' then points end), 0)"));
  }

  @Test
  void whatTheProgrammeOwes(Window manager) {
    open(manager);

    BigDecimal owed =
        sql("select coalesce(sum(balance), 0) from points_account").multiply(POINTS_VALUE);
    Assertions.assertThat(number(manager, "points", currentMonth(), "points-value"))
        .isEqualByComparingTo(owed);
    assertThat(manager.section("tile-points-value").locator("dl"))
        .containsText(String.format(Locale.ENGLISH, "%,.2f", owed));
  }

  @Test
  void whetherItPaid(Window manager) {
    open(manager);

    BigDecimal cost =
        sql(
                "select coalesce(sum(amount), 0) from voucher_redemption"
                    + " where redeemed_on between ? and ?",
                firstDay(),
                lastDay())
            .add(
                sql(
                    "select coalesce(sum(cost), 0) from gift_dispatch"
                        + " where decided_on between ? and ? and state = 'DISPATCHED'",
                    firstDay(),
                    lastDay()))
            .add(entries("coalesce(sum(points), 0)").multiply(POINTS_VALUE));
    Assertions.assertThat(number(manager, "cost", currentMonth(), "programme-cost"))
        .isEqualByComparingTo(cost);
  }

  @Test
  void whichCohortIsLost(Window manager) {
    open(manager);
    YearMonth seen = YearMonth.from(calendar.today()).minusMonths(1);
    List<Map<String, Object>> cohorts =
        database.queryForList(
            """
            select extract(year from enrolled_on) * 100 + extract(month from enrolled_on) as cohort,
              count(distinct member.member_number) as members,
              count(distinct transaction.member_number) as active
            from member left join transaction
              on transaction.member_number = member.member_number
              and occurred_at >= ? and occurred_at < ?
            where enrolled_on between ? and ?
            group by extract(year from enrolled_on) * 100 + extract(month from enrolled_on)
            """,
            JdbcTime.of(calendar.startOf(seen.atDay(1))),
            JdbcTime.of(calendar.endOf(seen.atEndOfMonth())),
            seen.minusMonths(11).atDay(1),
            seen.atEndOfMonth());

    for (Map<String, Object> cohort : cohorts) {
      int number = ((Number) cohort.get("cohort")).intValue();
      YearMonth month = YearMonth.of(number / 100, number % 100);
      long age = month.until(seen, ChronoUnit.MONTHS);
      BigDecimal active = new BigDecimal(cohort.get("active").toString());
      BigDecimal members = new BigDecimal(cohort.get("members").toString());
      Assertions.assertThat(number(manager, "cohorts", month.toString(), "month-" + age))
          .as(month.toString())
          .isEqualByComparingTo(active.divide(members, 4, RoundingMode.HALF_UP));
    }
    Assertions.assertThat(manager.section("cohorts").locator("tbody tr").count()).isPositive();
  }

  @Test
  void plotTableFileAndApiSayTheSame(Window manager) throws IOException {
    open(manager);

    for (String month : monthsOf(manager, "points")) {
      BigDecimal ofTable = number(manager, "points", month, "points-issued");
      Assertions.assertThat(drawn(manager, "points", month, "points-issued"))
          .isEqualByComparingTo(ofTable);
      Assertions.assertThat(inFile(manager, month)).isEqualByComparingTo(ofTable);
      Assertions.assertThat(answered(manager, month)).isEqualByComparingTo(ofTable);
    }
  }

  @Test
  void theLastHoursMoveWithoutLoadingThePage(Window manager) {
    open(manager);
    manager.page().evaluate("document.body.dataset.stayed = 'yes'");
    String before = manager.section("live").locator("time").last().getAttribute("datetime");

    manager
        .page()
        .waitForFunction(
            "before => [...document.querySelectorAll('#live time')].pop().dateTime !== before",
            before);

    Assertions.assertThat(manager.page().evaluate("document.body.dataset.stayed")).isEqualTo("yes");
  }

  private void open(Window manager) {
    manager.signIn("manager").open("/dashboard");
    assertThat(manager.page().locator("#points [data-drawn]")).isVisible();
  }

  /** A cell of a table, by the file's names of its line and column. */
  private static BigDecimal number(Window window, String table, String line, String field) {
    Object value =
        window
            .page()
            .evaluate(
                """
                ([table, line, field]) => {
                  const place = document.getElementById(`${table}-table`);
                  const heads = [...place.tHead.rows[0].cells];
                  const across = heads.findIndex((head) => head.dataset.field === field);
                  const row = [...place.tBodies[0].rows]
                    .find((each) => each.cells[0].dataset.field === line);
                  return row?.cells[across]?.dataset.value ?? null;
                }
                """,
                List.of(table, line, field));
    return value == null || value.toString().isEmpty() ? null : new BigDecimal(value.toString());
  }

  @SuppressWarnings("unchecked")
  private static List<String> monthsOf(Window window, String table) {
    return (List<String>)
        window
            .page()
            .evaluate(
                "table => [...document.querySelectorAll(`#${table}-table tbody tr`)]"
                    + ".filter(row => row.cells[1].dataset.value)"
                    + ".map(row => row.cells[0].dataset.field)",
                table);
  }

  /** What the plot shows, of which the tooltip is made. */
  private static BigDecimal drawn(Window window, String table, String line, String field) {
    Object value =
        window
            .page()
            .evaluate(
                """
                ([table, line, field]) => {
                  const place = document.getElementById(`${table}-table`);
                  const head = [...place.tHead.rows[0].cells]
                    .find((each) => each.dataset.field === field);
                  const down = [...place.tBodies[0].rows]
                    .findIndex((each) => each.cells[0].dataset.field === line);
                  const plot = echarts.getInstanceByDom(
                    document.querySelector(`[data-plot="${table}-table"]`));
                  return String(plot.getOption().series
                    .find((each) => each.name === head.textContent).data[down]);
                }
                """,
                List.of(table, line, field));
    return new BigDecimal(value.toString());
  }

  private static BigDecimal inFile(Window window, String month) {
    String line =
        window
            .page()
            .request()
            .get("/dashboard/points.csv?months=13")
            .text()
            .lines()
            .filter(each -> each.startsWith(month))
            .findFirst()
            .orElseThrow();
    return new BigDecimal(line.split(",")[1]);
  }

  private BigDecimal answered(Window window, String month) throws IOException {
    JsonNode months =
        json.readTree(
                window
                    .page()
                    .request()
                    .get(
                        "/api/figures/points-issued",
                        RequestOptions.create().setHeader("Accept", "application/json"))
                    .text())
            .get("months");
    for (JsonNode each : months) {
      if (each.get("month").asText().equals(month)) {
        return each.get("value").decimalValue();
      }
    }
    throw new AssertionError(month);
  }

  private BigDecimal entries(String sum) {
    return sql(
        "select " + sum + " from ledger_entry where effective_on between ? and ?",
        firstDay(),
        lastDay());
  }

  private BigDecimal sql(String statement, Object... parameters) {
    return database.queryForObject(statement, BigDecimal.class, parameters);
  }

  private String currentMonth() {
    return YearMonth.from(calendar.today()).toString();
  }

  private LocalDate firstDay() {
    return calendar.today().withDayOfMonth(1);
  }

  private LocalDate lastDay() {
    return YearMonth.from(calendar.today()).atEndOfMonth();
  }

  private LocalDateTime start() {
    return JdbcTime.of(calendar.startOf(firstDay()));
  }

  private LocalDateTime end() {
    return JdbcTime.of(calendar.endOf(lastDay()));
  }
}
