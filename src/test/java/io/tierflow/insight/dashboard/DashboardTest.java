package io.tierflow.insight.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/**
 * The dashboard of a small programme on the tenth of November, whose figures are seen everywhere.
 */
abstract class DashboardTest extends ReportDatabaseTest {

  private static final Pattern CELL =
      Pattern.compile("<td class=\"number\"(?: data-value=\"([^\"]*)\")?");

  @Autowired private FigureMonthService figures;
  @Autowired private MockMvc web;
  @Autowired private ObjectMapper json;

  @Test
  void tilesShowTheLastCompleteMonthAndWhatHasChanged() throws Exception {
    writeTheProgramme();

    String page = page("/dashboard");

    assertThat(words(page)).contains("up to 10 November 2026, 13:00", "Amounts are in USD");
    assertThat(tile(page, "active-members"))
        .isEqualTo("Active members 2 on Sep 2026 +100.0% on Oct 2025 +100.0% Nov 2026 so far 1 ");
    assertThat(tile(page, "members"))
        .isEqualTo("Members 3 on Sep 2026 no change on Oct 2025 +50.0% Nov 2026 so far 3 ");
    assertThat(tile(page, "points-outstanding"))
        .isEqualTo(
            "Points outstanding 75 on Sep 2026 −6.3% on Oct 2025 +50.0% Nov 2026 so far 80 ");
    assertThat(tile(page, "points-issued"))
        .isEqualTo("Points issued 40 on Sep 2026 +33.3% on Oct 2025 −20.0% Nov 2026 so far 5 ");
    assertThat(tile(page, "redemption-rate"))
        .isEqualTo(
            "Redemption rate 75.0% on Sep 2026 +75.0 points on Oct 2025 +75.0 points Nov 2026 so"
                + " far 0.0% ");
    assertThat(tile(page, "average-spend"))
        .isEqualTo(
            "Average spend 20.00 on Sep 2026 +100.0% on Oct 2025 −20.0% Nov 2026 so far 1.67 ");
  }

  @Test
  void tableFileAndApiHaveTheSameFigures() throws Exception {
    writeTheProgramme();
    String page = page("/dashboard?months=6");

    for (FigureTableKind kind : FigureTableKind.values()) {
      List<String> lines =
          text("/dashboard/%s.csv?months=6".formatted(kind.path())).lines().toList();
      int labels = kind.heads().size();
      assertThat(
              lines.stream()
                  .skip(1)
                  .flatMap(line -> List.of(line.split(",", -1)).stream().skip(labels))
                  .toList())
          .as(kind.path())
          .isEqualTo(cells(page, kind));
      if (kind.heads().get(0).field().equals("month")) {
        assertThat(lines).as(kind.path()).hasSize(7);
        compareWithTheApi(kind, lines);
      }
    }
  }

  private void compareWithTheApi(FigureTableKind kind, List<String> lines) throws Exception {
    List<String> fields = List.of(lines.get(0).split(","));
    for (int column = 1; column < fields.size(); column++) {
      String field = fields.get(column);
      if (Character.isLowerCase(field.charAt(0))) {
        List<BigDecimal> answered = answered(field.equals("all") ? kind.path() : field);
        for (int month = 0; month < answered.size(); month++) {
          String cell = lines.get(month + 1).split(",", -1)[column];
          assertThat(cell.isEmpty() ? null : new BigDecimal(cell))
              .as(field)
              .usingComparator(DashboardTest::compare)
              .isEqualTo(answered.get(month));
        }
      }
    }
  }

  @Test
  void aFileHasALineAMonthAndTheTiersOfTheTables() throws Exception {
    writeTheProgramme();

    web.perform(get("/dashboard/members.csv?months=6"))
        .andExpect(status().isOk())
        .andExpect(content().contentType("text/csv;charset=UTF-8"))
        .andExpect(header().string("Content-Disposition", "attachment; filename=\"members.csv\""));
    assertThat(text("/dashboard/members.csv?months=6").lines())
        .contains("month,REGULAR,SILVER,GOLD,VIP,all", "2026-09,3,0,0,0,3", "2026-10,2,1,0,0,3");
    assertThat(text("/dashboard/average-spend.csv?months=6").lines())
        .contains("month,SILVER,GOLD,VIP,REGULAR,all", "2026-10,50.00,,,5.00,20.00");
    assertThat(text("/dashboard/points.csv?months=6").lines())
        .contains(
            "month,points-issued,points-redeemed,points-expired,points-reversed,"
                + "points-outstanding,points-value,redemption-rate",
            "2026-10,40,30,5,10,75,0.75,0.7500");
  }

  @Test
  void theChoiceNarrowsEverythingAndStaysInTheLinks() throws Exception {
    writeTheProgramme();

    String page = page("/dashboard?months=24&tier=SILVER&accountType=INDIVIDUAL");

    assertThat(tile(page, "members")).startsWith("Members 1 on Sep 2026 – on Oct 2025 – ");
    assertThat(tile(page, "average-spend")).startsWith("Average spend 50.00 on Sep 2026 – ");
    assertThat(words(page)).contains("of the members chosen");
    assertThat(page)
        .contains(
            "href=\"/dashboard/points.csv?months=24&amp;tier=SILVER&amp;accountType=INDIVIDUAL\"")
        .contains("<option value=\"24\" selected=\"selected\">")
        .contains("<option value=\"SILVER\" selected=\"selected\">");
    assertThat(text("/dashboard/members.csv?tier=SILVER&months=6&accountType=").lines())
        .contains("month,SILVER", "2026-10,1");
    assertThat(tile(page("/dashboard?accountType=CORPORATE"), "members")).startsWith("Members 0 ");
  }

  @Test
  void whatIsNotOfferedIsRefusedInASentence() throws Exception {
    assertThat(refused("/dashboard?months=12"))
        .contains("There is no such period; accepted: 6, 13, 24, 36.", "Dashboard of all members");
    assertThat(refused("/dashboard?tier=WOOD"))
        .contains("There is no such tier; accepted: REGULAR, SILVER, GOLD or VIP.");
    assertThat(refused("/dashboard?accountType=FAMILY"))
        .contains("There is no such account type; accepted: INDIVIDUAL, CORPORATE.");
    assertThat(refused("/dashboard/luck.csv"))
        .contains(
            "There is no table of that name; accepted: members, moves, average-spend, points,"
                + " cost, participation, retention, cohorts, vouchers, voucher-ages, messages,"
                + " lifetime.");
  }

  @Test
  void withoutMembersThereAreDashesAndASentence() throws Exception {
    assertThat(words(page("/dashboard"))).contains("There are no figures yet.");

    figures.refresh();

    String page = page("/dashboard");
    assertThat(words(page)).contains("There are no figures yet.");
    assertThat(tile(page, "members"))
        .isEqualTo("Members – on Sep 2026 – on Oct 2025 – Nov 2026 so far – ");
    assertThat(page).doesNotContain("<svg");
    assertThat(text("/dashboard/participation.csv?months=6").lines()).contains("2026-10,,,,,");
  }

  @Test
  void movesCohortsAndReturnAreWhatTheRowsSay() throws Exception {
    writeTheProgramme();

    assertThat(text("/dashboard/moves.csv").lines())
        .containsExactly("from,to,members-moved", "Joined,REGULAR,1", "REGULAR,SILVER,1");
    assertThat(text("/dashboard/cohorts.csv?months=13").lines())
        .contains(
            "enrolled,cohort-members,month-0,month-1,month-2,month-3,month-4,month-5,month-6,"
                + "month-7,month-8,month-9,month-10,month-11",
            "2026-01,1,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,,");
    // Silver spent 50, regular members 5 each: 45 more, of which 30 % are margin.
    assertThat(text("/dashboard/cost.csv?months=6").lines())
        .contains("2026-10,-0.05,0.00,0.00,-0.05,13.50,-271.0000");
  }

  @Test
  void theLastHoursAreAPartOfThePageThatIsAskedForAlone() throws Exception {
    clock.set("2026-01-01T20:00:00Z");
    rows.member("ann", "2026-01-01");
    rows.transaction("ann", "PURCHASE", "12.50", "2026-01-01T00:00:00");
    rows.entry("ann", "EARN", 12, "2026-01-01");
    rows.confirmed("ann", "SILVER", "2026-01-01");

    String panel = page("/dashboard/live");

    assertThat(panel).doesNotContain("<html").contains("href=\"/members/ann\"");
    assertThat(words(panel))
        .contains("Transactions 1 Net spend 12.50 Points issued 12 Points redeemed 0")
        .contains("Told that a tier is near 0 Moved up 1", "– to SILVER", "1 Jan 2026, 21:00");
    assertThat(words(page("/dashboard"))).contains("Last 24 hours Transactions 1");
  }

  @Test
  void aTierThatIsNoLongerOnTheLadderIsStillCounted() throws Exception {
    rows.member("ann", "2026-01-01");
    figures.refresh();
    rows.retier("REGULAR", "BRONZE");

    assertThat(text("/dashboard/members.csv?months=6").lines())
        .contains("month,REGULAR,SILVER,GOLD,VIP,BRONZE,all", "2026-10,0,0,0,0,1,1");
  }

  /** Two members a year ago, three from January on; one is silver since October. */
  private void writeTheProgramme() {
    rows.member("ann", "2025-01-01");
    rows.member("bob", "2025-01-01");
    rows.member("cleo", "2026-01-01");
    rows.confirmed("ann", "SILVER", "2026-10-05");
    rows.transaction("ann", "PURCHASE", "50.00", "2025-10-10T10:00:00");
    rows.transaction("bob", "PURCHASE", "30.00", "2026-09-10T10:00:00");
    rows.transaction("ann", "PURCHASE", "50.00", "2026-10-10T10:00:00");
    rows.transaction("bob", "PURCHASE", "10.00", "2026-10-11T10:00:00");
    rows.transaction("bob", "PURCHASE", "5.00", "2026-11-02T10:00:00");
    rows.entry("ann", "EARN", 50, "2025-10-10");
    rows.entry("bob", "EARN", 30, "2026-09-10");
    rows.entry("ann", "EARN", 40, "2026-10-10");
    rows.entry("ann", "SPEND", -30, "2026-10-12");
    rows.entry("ann", "REVERSE", -10, "2026-10-13");
    rows.entry("bob", "EXPIRE", -5, "2026-10-31");
    rows.entry("bob", "EARN", 5, "2026-11-02");
    rows.balance();
    figures.refresh();
  }

  /** A figure of all members, or what of it is of a detail that follows a colon. */
  private List<BigDecimal> answered(String field) throws Exception {
    String[] parts = field.split(":");
    JsonNode answer = json.readTree(text("/api/figures/%s?months=6".formatted(parts[0])));
    List<BigDecimal> values = new ArrayList<>();
    for (JsonNode month : answer.get("months")) {
      if (month.get("value").isNull()) {
        values.add(null);
      } else {
        values.add(
            parts.length == 1 ? month.get("value").decimalValue() : ofDetail(month, parts[1]));
      }
    }
    return values;
  }

  private static BigDecimal ofDetail(JsonNode month, String detail) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode part : month.get("parts")) {
      if (detail.equals(part.path("detail").asText())) {
        sum = sum.add(part.get("value").decimalValue());
      }
    }
    return sum;
  }

  private static int compare(BigDecimal one, BigDecimal other) {
    return one == null || other == null ? (one == other ? 0 : 1) : one.compareTo(other);
  }

  private static List<String> cells(String page, FigureTableKind kind) {
    String table = page.substring(page.indexOf("<section class=\"wide\" id=\"" + kind.path()));
    return CELL.matcher(table.substring(0, table.indexOf("</section>")))
        .results()
        .map((MatchResult cell) -> Objects.toString(cell.group(1), ""))
        .toList();
  }

  private static String tile(String page, String figure) {
    String tile = page.substring(page.indexOf(">", page.indexOf("id=\"tile-" + figure)) + 1);
    return words(tile.substring(0, tile.indexOf("</li>"))).stripLeading();
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
