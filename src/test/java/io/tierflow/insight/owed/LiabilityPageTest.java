package io.tierflow.insight.owed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The liability as people, programs and accountants get it. */
abstract class LiabilityPageTest extends ReportDatabaseTest {

  @Autowired private CohortMonthService cohorts;
  @Autowired private MockMvc web;

  @BeforeEach
  void writeTheProgramme() {
    rows.member("ann", "2026-01-01");
    int lot = rows.entry("ann", "EARN", 10_000, "2026-09-10");
    rows.moving("ann", "SPEND", -1000, "2026-09-20", lot);
    rows.moving("ann", "SPEND", -1000, "2026-10-05", lot);
    int later = rows.entry("ann", "EARN", 5000, "2026-10-10");
    rows.moving("ann", "SPEND", -500, "2026-10-20", later);
    rows.balance();
    cohorts.refresh();
  }

  @Test
  void thePageShowsMonthsCohortsAndThatItAddsUp() throws Exception {
    String page = page("/liability?months=6");

    String words = words(page);
    assertThat(words)
        .contains(
            "This adds up to the ledger: 12,500 points in all cohorts",
            "September 2026 0 10,000 1,000 0 0 0 9,000 9,000",
            "October 2026 9,000 5,000 1,500 0 0 0 12,500 12,500");
    // Of the first points 20 % are redeemed by now, twice as many as after their first month. By
    // then no more were expected, so all that was allocated to them was earned.
    assertThat(words).contains("Set the rate of September 2026: 20.0%");
    assertThat(words).contains("Set the rate of October 2026: 20.0%");
    assertThat(words).contains("As expected 25.00");
    assertThat(page)
        .contains(
            "href=\"/liability?month=2026-09&amp;months=6\"",
            "href=\"/liability?month=2026-11&amp;months=6\"",
            "data-label=\"October 2026\"",
            "href=\"/liability/2026-10.csv\"",
            "href=\"/liability/rates/2026-09\"",
            "data-plot=\"points-table\"")
        .contains("data-value=\"12500\"");
  }

  @Test
  void anEmptyProgrammeGetsASentence() throws Exception {
    rows.clear();

    assertThat(words(page("/liability"))).contains("No points were issued by then.");
    assertThat(text("/liability/2026-10.csv")).isEqualToIgnoringNewLines("account,cohort,amount");
  }

  @Test
  void theMonthInProgressIsNamed() throws Exception {
    assertThat(words(page("/liability?month=2026-11"))).contains("Month in progress");
  }

  @Test
  void accountantsGetBookingsThatAddUpToZeroForEachCohort() throws Exception {
    web.perform(get("/liability/2026-10.csv"))
        .andExpect(status().isOk())
        .andExpect(content().contentType("text/csv;charset=UTF-8"))
        .andExpect(
            header()
                .string(
                    "Content-Disposition",
                    "attachment; filename=\"points-liability-2026-10.csv\""));
    Map<String, BigDecimal> sums =
        text("/liability/2026-10.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(","))
            .collect(
                Collectors.toMap(
                    line -> line[1], line -> new BigDecimal(line[2]), BigDecimal::add));

    assertThat(sums.keySet()).containsExactly("2026-10");
    assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
    assertThat(text("/liability/2026-10.csv").lines())
        .contains("sales,2026-10,50.00", "points-revenue,2026-10,-25.00");
    assertThat(text("/liability/2026-10.csv").lines()).contains("points-liability,2026-10,-25.00");
  }

  @Test
  void theApiAnswersWithTheSame() throws Exception {
    web.perform(get("/api/figures/liability?month=2026-10&months=2"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.month").value("2026-10"))
        .andExpect(jsonPath("$.currency").value("USD"))
        .andExpect(jsonPath("$.months.length()").value(2))
        .andExpect(jsonPath("$.months[1].points.closing").value(12500))
        .andExpect(jsonPath("$.months[1].ledger").value(12500))
        .andExpect(jsonPath("$.cohorts[0].cohort").value("2026-09"))
        .andExpect(jsonPath("$.cohorts[0].rate").value(0.2))
        .andExpect(jsonPath("$.cohorts[1].liability").value(25.0))
        .andExpect(jsonPath("$.proof.balances").value(12500));
    web.perform(get("/api/figures/liability/2026-09"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.length()").value(3))
        .andExpect(jsonPath("$[0].month").value("2026-09"))
        .andExpect(jsonPath("$[0].points.redeemed").value(1000));
  }

  @Test
  void whatIsNotThereOrNotUnderstoodIsRefused() throws Exception {
    assertThat(refused("/liability?months=12"))
        .contains("There is no such period; accepted: 6, 13, 24, 36.");
    assertThat(refused("/liability?month=October"))
        .contains("The month can&#39;t be read; accepted: an ISO 8601 month such as 2026-10");
    assertThat(refused("/liability/2026-12.csv")).contains("That month is yet to come");
    web.perform(get("/api/figures/liability?months=37")).andExpect(status().isBadRequest());
    web.perform(get("/api/figures/liability?month=2026-13")).andExpect(status().isBadRequest());
    web.perform(get("/api/figures/liability/2026-01"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value("No points were issued in 2026-01."));
    web.perform(get("/api/figures/liability/x")).andExpect(status().isBadRequest());
  }

  private String refused(String address) throws Exception {
    return words(answer(web.perform(get(address)).andExpect(status().isBadRequest())));
  }

  private String page(String address) throws Exception {
    return answer(
        web.perform(get(address))
            .andExpect(status().isOk())
            .andExpect(content().contentTypeCompatibleWith("text/html")));
  }

  private String text(String address) throws Exception {
    return answer(web.perform(get(address)).andExpect(status().isOk()));
  }

  private static String answer(ResultActions answer) throws Exception {
    return answer.andReturn().getResponse().getContentAsString();
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
