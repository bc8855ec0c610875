package io.tierflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/**
 * A small programme of October 2026 in Berlin, whose every figure was computed by hand, and months
 * that are hard to get right.
 */
abstract class ReportTest extends ReportDatabaseTest {

  @Autowired private MockMvc web;

  @Test
  void everyHealthFigureIsTheOneComputedByHand() {
    writeTheProgramme();

    HealthReport report = generate(OCTOBER, Freshness.UP_TO_DATE);

    assertThat(report.month()).isEqualTo(OCTOBER);
    assertThat(report.generatedAt()).isEqualTo(Instant.parse("2026-11-10T12:00:00Z"));
    assertThat(report.figures())
        .isEqualTo(
            new HealthFigures(
                // ann, bob, cleo, dan, fay, gus, hal
                7,
                1, // bob
                1, // eve
                // ann, cleo, dan, eve
                4,
                6,
                1,
                // 100 - 40 + 300 + 200 + 50 + 10
                new BigDecimal("620.00"),
                new BigDecimal("40.00"),
                // 10 + 45
                55,
                // 3 taken + 1 shortfall + 2 lapsed, and a repayment that reverses nothing
                6,
                20,
                15,
                // 7 - 9
                -2,
                // ann 10 - 3 - 1, cleo 30 - 5 + 45 - 20, dan 100 - 15 + 7 - 9
                139,
                // ann 1 - 1, cleo 2
                2,
                // cleo, gus once
                2,
                1,
                1,
                3,
                new BigDecimal("45.00"),
                2,
                new BigDecimal("35.50"),
                2,
                new BigDecimal("30.00"),
                1,
                new BigDecimal("30.00")));
  }

  @Test
  void everyTermOfTheReturnIsTheOneComputedByHand() {
    writeTheProgramme();

    ProgramRoi roi = aggregate(OCTOBER, Freshness.UP_TO_DATE);

    assertThat(roi.tiers())
        .containsExactly(
            // ann 60, bob 0, fay 0
            spend(Tier.valueOf("REGULAR"), 3, "60.00", "20.00"),
            // cleo 300, hal 0
            spend(Tier.valueOf("SILVER"), 2, "300.00", "150.00"),
            // dan 250, gus 0
            spend(Tier.valueOf("GOLD"), 2, "250.00", "125.00"),
            new TierSpend(Tier.valueOf("VIP"), 0, new BigDecimal("0.00"), null));
    assertThat(roi.terms())
        .isEqualTo(
            new RoiTerms(
                new BigDecimal("0.300000"),
                new BigDecimal("0.010000"),
                new BigDecimal("20.00"),
                4,
                new BigDecimal("550.00"),
                // 550 - 4 x 20
                new BigDecimal("470.00"),
                new BigDecimal("35.50"),
                new BigDecimal("30.00"),
                // 10 - 3 - 1 + 45 - 20 - 15 + 7 - 9
                14,
                new BigDecimal("0.14"),
                new BigDecimal("65.64"),
                // (470 x 0.30 - 65.64) / 65.64
                new BigDecimal("1.148080")));
  }

  @Test
  void aMonthWithNothingHasFiguresOfZeroAndNoReturn() {
    YearMonth month = YearMonth.of(2025, 3);

    HealthFigures figures = generate(month, Freshness.UP_TO_DATE).figures();
    ProgramRoi roi = aggregate(month, Freshness.UP_TO_DATE);

    assertThat(figures.members()).isZero();
    assertThat(figures.netSpend()).isEqualTo("0.00");
    assertThat(figures.pointsOutstanding()).isZero();
    assertThat(roi.tiers()).hasSize(ReleasedVocabulary.words().ladder().tiers().size());
    assertThat(roi.terms().averageRegularSpend()).isNull();
    assertThat(roi.terms().uplift()).isNull();
    assertThat(roi.terms().cost()).isEqualTo("0.00");
    assertThat(roi.terms().roi()).isNull();
  }

  @Test
  void theLastDayOfALeapFebruaryBelongsToIt() {
    rows.member("leap", "2028-02-29");
    rows.entry("leap", "EARN", 29, "2028-02-29");
    rows.entry("leap", "EARN", 1, "2028-03-01");
    rows.transaction("leap", "PURCHASE", "29.00", "2028-02-29T22:59:59");
    rows.transaction("leap", "PURCHASE", "1.00", "2028-02-29T23:00:00");
    clock.set("2028-03-15T12:00:00Z");

    HealthFigures february = generate(YearMonth.of(2028, 2), Freshness.UP_TO_DATE).figures();
    HealthFigures march = generate(YearMonth.of(2028, 3), Freshness.UP_TO_DATE).figures();

    assertThat(february.pointsDistributed()).isEqualTo(29);
    assertThat(february.netSpend()).isEqualTo("29.00");
    assertThat(february.membersEnrolled()).isEqualTo(1);
    assertThat(march.pointsDistributed()).isEqualTo(1);
    assertThat(march.netSpend()).isEqualTo("1.00");
    assertThat(march.membersEnrolled()).isZero();
  }

  @Test
  void aVoucherHasNotExpiredOnItsLastDay() {
    rows.member("ann", "2026-01-01");
    rows.voucher("ann", "10.00", "ISSUED", "2026-08-12", "2026-11-10");

    assertThat(generate(YearMonth.of(2026, 11), Freshness.UP_TO_DATE).figures().vouchersExpired())
        .isZero();
    clock.set("2026-11-10T23:00:00Z");
    assertThat(generate(YearMonth.of(2026, 11), Freshness.UP_TO_DATE).figures().vouchersExpired())
        .isEqualTo(1);
  }

  @Test
  void generatingAgainChangesNothingAndKeepsOneRowAMonth() {
    writeTheProgramme();
    HealthReport first = generate(OCTOBER, Freshness.UP_TO_DATE);
    ProgramRoi firstReturn = aggregate(OCTOBER, Freshness.UP_TO_DATE);

    clock.advance(Duration.ofHours(1));
    HealthReport second = generate(OCTOBER, Freshness.UP_TO_DATE);
    ProgramRoi secondReturn = aggregate(OCTOBER, Freshness.UP_TO_DATE);

    assertThat(second.figures()).isEqualTo(first.figures());
    assertThat(second.generatedAt()).isEqualTo(first.generatedAt().plus(Duration.ofHours(1)));
    assertThat(secondReturn.terms()).isEqualTo(firstReturn.terms());
    assertThat(secondReturn.tiers()).isEqualTo(firstReturn.tiers());
    assertThat(count("health_report")).isEqualTo(1);
    assertThat(count("program_roi")).isEqualTo(1);
    assertThat(count("program_roi_tier"))
        .isEqualTo(ReleasedVocabulary.words().ladder().tiers().size());
  }

  @Test
  void figuresAreReusedUntilTheyReachTheirMaximumAge() {
    Instant first = generate(OCTOBER, Freshness.REUSE_RECENT).generatedAt();
    aggregate(OCTOBER, Freshness.REUSE_RECENT);
    writeTheProgramme();

    clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    HealthReport reused = generate(OCTOBER, Freshness.REUSE_RECENT);
    assertThat(reused.generatedAt()).isEqualTo(first);
    assertThat(reused.figures().pointsDistributed()).isZero();
    assertThat(aggregate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(1));
    HealthReport renewed = generate(OCTOBER, Freshness.REUSE_RECENT);
    assertThat(renewed.generatedAt()).isEqualTo(first.plus(Duration.ofMinutes(15)));
    assertThat(renewed.figures().pointsDistributed()).isEqualTo(55);
    assertThat(aggregate(OCTOBER, Freshness.REUSE_RECENT).terms().membersAboveRegular())
        .isEqualTo(4);
  }

  @Test
  void theReportIsComputedAnewForWhoeverAsksOverHttp() throws Exception {
    generate(OCTOBER, Freshness.UP_TO_DATE);
    writeTheProgramme();

    web.perform(get("/api/reports/2026-10"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.month").value("2026-10"))
        .andExpect(jsonPath("$.generatedAt").value("2026-11-10T12:00:00Z"))
        .andExpect(jsonPath("$.pointsDistributed").value(55))
        .andExpect(jsonPath("$.membersMovedUp").value(2))
        .andExpect(jsonPath("$.netSpend").value(620.00))
        .andExpect(jsonPath("$.roi.roi").value(1.148080))
        .andExpect(jsonPath("$.roi.uplift").value(470.00))
        .andExpect(jsonPath("$.roi.tiers[0].tier").value("REGULAR"))
        .andExpect(jsonPath("$.roi.tiers[0].averageSpend").value(20.00))
        .andExpect(jsonPath("$.roi.tiers[3].members").value(0))
        .andExpect(jsonPath("$.roi.month").doesNotExist());
  }

  @Test
  void aMonthThatIsNotWrittenAsYearAndMonthIsRefused() throws Exception {
    for (String month :
        List.of("2026-13", "2026-1", "october", "1899-12", "20261-01", "2026-10 ")) {
      web.perform(get("/api/reports/{month}", month))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("month"));
    }
    assertThat(count("health_report")).isZero();
  }

  @Test
  void aMonthThatHasNotBegunHasNoFigures() throws Exception {
    web.perform(get("/api/reports/2026-12"))
        .andExpect(status().isNotFound())
        .andExpect(
            jsonPath("$.detail")
                .value("There are no figures for 2026-12 yet: the current month is 2026-11."));
    // The programme's December begins an hour before that of UTC.
    clock.set("2026-11-30T23:00:00Z");
    web.perform(get("/api/reports/2026-12")).andExpect(status().isOk());
  }

  @Test
  void thePageShowsEveryFigureAndTermAndTheMonthsBeside() throws Exception {
    writeTheProgramme();

    String page = page("/reports/2026-10");

    assertThat(words(page))
        .contains("October 2026", "Computed 10 November 2026, 13:00", "Amounts are in USD")
        .contains("← September 2026", "November 2026 →")
        .contains("Members moved up 2", "Adjusted −2", "Outstanding 139")
        .contains("Vouchers issued 3 worth 45.00", "Gifts dispatched 1 cost 30.00")
        .contains("SILVER 2 300.00 150.00", "VIP 0 0.00 –")
        .contains("ROI = (uplift × margin − cost) ÷ cost")
        .contains("= (470.00 × 0.3 − 65.64) ÷ 65.64 = 114.8%")
        .contains("ledger entries, 14 points, × 0.01 a point")
        .doesNotContain("Month in progress", "The return can’t be computed");
  }

  @Test
  void thePageOfTheCurrentMonthHasNoMonthAfterIt() throws Exception {
    web.perform(get("/reports")).andExpect(redirectedUrl("/reports/2026-11"));

    assertThat(words(page("/reports/2026-11")))
        .contains("Month in progress", "← October 2026")
        .doesNotContain("December 2026")
        .contains("nobody has the lowest tier");
  }

  @Test
  void thePageSaysWhyThereIsNoReturn() throws Exception {
    rows.member("ann", "2026-01-01");
    assertThat(words(page("/reports/2026-10"))).contains("the programme cost nothing");

    rows.entry("ann", "EXPIRE", -100, "2026-10-10");
    assertThat(words(page("/reports/2026-10")))
        .contains("= (0.00 × 0.3 − (−1.00)) ÷ (−1.00)", "The cost is negative");
  }

  @Test
  void thePageAnswersAMonthItDoesNotHaveByASentence() throws Exception {
    assertThat(words(web.perform(get("/reports/october")).andExpect(status().isBadRequest())))
        .contains("such as 2026-10", "Figures of the current month");
    assertThat(words(web.perform(get("/reports/2026-12")).andExpect(status().isNotFound())))
        .contains("There are no figures for 2026-12 yet");
  }

  @Test
  void signingOutIsOfferedWithATokenWhereThereIsOne() throws Exception {
    assertThat(page("/reports/2026-10")).doesNotContain("/logout");

    CsrfToken token = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "a-token");
    String page =
        web.perform(
                get("/reports/2026-10")
                    .requestAttr("_csrf", token)
                    .requestAttr(CsrfToken.class.getName(), token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains("action=\"/logout\"").containsOnlyOnce("value=\"a-token\"");
  }

  private void writeTheProgramme() {
    rows.member("ann", "2026-01-01");
    rows.transaction("ann", "PURCHASE", "1000.00", "2026-09-30T21:59:59");
    rows.transaction("ann", "PURCHASE", "100.00", "2026-09-30T22:00:00");
    rows.transaction("ann", "REFUND", "40.00", "2026-10-20T10:00:00");
    rows.entry("ann", "EARN", 10, "2026-10-20");
    rows.entry("ann", "REVERSE", -3, 1, 2, "2026-10-20");
    rows.entry("ann", "REVERSE", -1, -1, 0, "2026-10-31");

    rows.member("bob", "2026-10-31");

    rows.member("cleo", "2026-02-01");
    rows.confirmed("cleo", "SILVER", "2026-10-31");
    rows.transaction("cleo", "PURCHASE", "300.00", "2026-10-31T22:59:59");
    rows.transaction("cleo", "PURCHASE", "500.00", "2026-10-31T23:00:00");
    rows.entry("cleo", "EARN", 30, "2026-09-30");
    rows.entry("cleo", "REVERSE", -5, 2, 1, "2026-09-30");
    rows.entry("cleo", "EARN", 45, "2026-10-31");
    rows.entry("cleo", "SPEND", -20, "2026-10-31");
    rows.entry("cleo", "EARN", 50, "2026-11-01");
    rows.entry("cleo", "SPEND", -1, "2026-11-01");

    rows.member("dan", "2026-03-01");
    rows.tierChange("dan", "GOLD", "CONFIRMED", true, "2026-10-05", "2026-10-05");
    rows.transaction("dan", "BOOKING", "200.00", "2026-10-05T10:00:00");
    rows.transaction("dan", "PURCHASE", "50.00", "2026-10-01T10:00:00", "TOO_LATE");
    rows.entry("dan", "EARN", 100, "2026-08-31");
    rows.entry("dan", "EXPIRE", -15, "2026-10-31");
    rows.entry("dan", "ADJUST", 7, "2026-10-01");
    rows.entry("dan", "ADJUST", -9, "2026-10-02");

    rows.member("eve", "2026-03-01", "2026-10-31");
    rows.transaction("eve", "PURCHASE", "10.00", "2026-10-15T10:00:00");

    rows.member("fay", "2026-03-01", "2026-11-01");

    rows.member("gus", "2026-03-01");
    rows.confirmed("gus", "GOLD", "2026-10-02");
    rows.confirmed("gus", "SILVER", "2026-10-02");
    rows.tierChange("gus", "VIP", "DECLINED", false, "2026-10-03", "2026-10-10");

    rows.member("hal", "2026-03-01");
    rows.confirmed("hal", "SILVER", "2026-09-01");
    rows.confirmed("hal", "GOLD", "2026-11-02");
    rows.tierChange("hal", "VIP", "PROVISIONAL", false, "2026-10-15", null);
    rows.tierChange("ann", "VIP", "PROVISIONAL", false, "2026-11-01", null);

    rows.member("ida", "2026-11-01");

    rows.voucher("cleo", "10.00", "ISSUED", "2026-10-31", "2027-01-29");
    rows.voucher("dan", "25.00", "REDEEMED", "2026-10-01", "2026-12-30");
    rows.voucher("dan", "99.00", "CANCELLED", "2026-10-01", "2026-10-30");
    rows.voucher("hal", "50.00", "HELD", null, null);
    rows.voucher("hal", "50.00", "ISSUED", "2026-11-01", "2027-01-30");
    rows.archivedVoucher("gus", "10.00", "ISSUED", "2026-10-01", "2026-10-31");
    rows.archivedVoucher("gus", "70.00", "REDEEMED", "2026-07-01", "2026-10-31");
    rows.voucher("gus", "20.00", "ISSUED", "2026-07-03", "2026-10-01");
    rows.voucher("gus", "60.00", "ISSUED", "2026-07-02", "2026-09-30");

    rows.redemption("dan", "25.00", "2026-10-01");
    rows.redemption("dan", "10.50", "2026-10-31");
    rows.redemption("dan", "11.00", "2026-11-01");

    rows.gift("dan", "30.00", "DISPATCHED", "2026-10-31");
    rows.gift("dan", "31.00", "DISPATCHED", "2026-11-01");
    rows.gift("dan", "32.00", "SUBSTITUTED", "2026-10-30");
    rows.gift("dan", "33.00", "PENDING", null);
  }

  private String page(String address) throws Exception {
    return web.perform(get(address))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/html"))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static String words(ResultActions answer) throws Exception {
    return words(answer.andReturn().getResponse().getContentAsString());
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static TierSpend spend(Tier tier, long members, String netSpend, String average) {
    return new TierSpend(tier, members, new BigDecimal(netSpend), new BigDecimal(average));
  }
}
