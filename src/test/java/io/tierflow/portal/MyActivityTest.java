package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.points.PointsService;
import io.tierflow.reward.RewardRedemptionService;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.FigureFormat;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Members see everything that moved their points, tier or vouchers, and nobody else's. */
@PortalTest
class MyActivityTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String PAGE = "/portal/activity";
  private static final String API = "/api/me/activity";

  @Autowired private TestProgramme programme;
  @Autowired private PointsService points;
  @Autowired private RewardRedemptionService redemptions;
  @Autowired private Mailbox mailbox;
  @Autowired private FigureFormat text;
  @Autowired private RepositoryService models;
  @LocalServerPort private int port;

  private DeployedTables tables;
  private String member;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() {
    tables = new DeployedTables(models);
    member = programme.enrol();
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @AfterEach
  void withdraw() {
    tables.withdraw();
  }

  @Test
  void everythingIsInOneListWithTheBalanceThatItLedTo() {
    rise();
    adjust("more", 250);

    assertThat(visitor.get(PAGE).body().replaceAll("\\s+", " "))
        .contains(text.month(YearMonth.from(TODAY)))
        .contains("Regular → Silver", "Move up", "Enrolled as Regular", "Voucher of ")
        .contains("+250", ">400<", "More of it.")
        .contains("<a download href=\"/portal/activity.csv\">Download as a file (CSV)</a>")
        .contains("aria-current=\"true\">Everything</a>")
        .contains("id=\"transactions\"");
    assertThat(visitor.get(PAGE + "?kind=POINTS").body())
        .contains("aria-current=\"true\">Points</a>", "+250", "+150")
        .contains("/portal/activity.csv?kind=POINTS")
        .doesNotContain("Regular → Silver", "Voucher of ");
    assertThat(visitor.get(PAGE + "?kind=TIER", "Accept-Language", "de").body())
        .contains("Regular → Silber", "Aufstieg", "Als Datei herunterladen (CSV)")
        .doesNotContain("+250");
    assertThat(visitor.get(PAGE + "?kind=REWARDS").body()).contains("Nothing yet.");
  }

  @Test
  void aRewardIsInItsOwnWords() {
    tables.deploy(
        new AddedRows("reward-catalog")
            .row(
                "coffee",
                "For everyone.",
                Map.of(
                    "reward", "\"COFFEE\"",
                    "title", "\"Coffee for two\"",
                    "kind", "\"VOUCHER\"",
                    "points", "150",
                    "value", "4.00",
                    "validityDays", "90")));
    adjust("enough", 200);
    redemptions.redeem(member, "r-" + member, "COFFEE");

    assertThat(visitor.get(PAGE + "?kind=REWARDS").body())
        .contains("Voucher for points", "Coffee for two")
        .doesNotContain("+200");
    assertThat(visitor.get(PAGE + "?kind=REWARDS", "Accept-Language", "de").body())
        .contains("Gutschein für Punkte", "Kaffee für zwei");
    assertThat(visitor.get(API + "?kind=POINTS").body())
        .contains("\"what\":\"SPEND\"", "\"points\":-150,\"balance\":50");
  }

  @Test
  void aVoucherIsThereUntilAfterItsRemoval() {
    rise();
    programme.execute(
        "update voucher set expires_on = ? where member_number = ?", TODAY.minusDays(40), member);
    assertThat(visitor.get(API + "?kind=VOUCHERS").body())
        .contains("\"total\":2", "\"what\":\"EXPIRED\"", "\"day\":\"" + TODAY.minusDays(40) + "\"");
    programme.execute(
        "insert into voucher_archive (voucher_id, member_number, origin, amount, state, created_at,"
            + " issued_on, expires_on, redeemed_at, reason, removed_at)"
            + " select voucher_id, member_number, origin, amount, state, created_at, issued_on,"
            + " expires_on, redeemed_at, reason, created_at from voucher where member_number = ?",
        member);
    programme.execute("delete from voucher where member_number = ?", member);

    String page = visitor.get(PAGE + "?kind=VOUCHERS").body();

    assertThat(page)
        .contains(text.month(YearMonth.from(TODAY)))
        .contains(text.month(YearMonth.from(TODAY.minusDays(40))), ": expired");
    assertThat(visitor.get(API + "?kind=VOUCHERS").body()).contains("\"total\":2");
  }

  @Test
  void pagesTogetherAreTheWholeListInOneOrder() throws Exception {
    rise();
    for (int change = 1; change <= 7; change++) {
      adjust("change-" + change, change);
    }
    JsonNode whole = json(API + "?size=200");
    List<JsonNode> paged = new ArrayList<>();
    for (int page = 0; page * 4 < whole.at("/total").asInt(); page++) {
      json(API + "?size=4&page=" + page).at("/items").forEach(paged::add);
    }

    assertThat(whole.at("/items")).hasSize(whole.at("/total").asInt()).hasSizeGreaterThan(9);
    assertThat(paged).containsExactlyElementsOf(whole.at("/items"));
    long before = Long.MAX_VALUE;
    for (JsonNode entry : json(API + "?size=200&kind=POINTS").at("/items")) {
      assertThat(before).isIn(Long.MAX_VALUE, entry.at("/balance").asLong());
      before = entry.at("/balance").asLong() - entry.at("/points").asLong();
    }
    assertThat(before).isZero();
  }

  @Test
  void theFileHoldsAllOfItAndComputesNothing() {
    rise();
    points.adjust(member, new PointsService.Adjustment("formula-" + member, 5, "=1+1"), "ada");

    HttpResponse<String> file = visitor.get("/portal/activity.csv");

    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"activity-" + TODAY + ".csv\"");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(file.body())
        .startsWith("day,kind,what,points,balance,amount,from_tier,to_tier,status,until,reason")
        .contains("POINTS,ADJUST,5,155,,,,,,'=1+1", "TIER,UPGRADE,,,,REGULAR,SILVER,CONFIRMED,")
        .contains("VOUCHERS,ISSUED,,,");
    assertThat(visitor.get("/portal/activity.csv?kind=TIER").body())
        .contains("TIER,")
        .doesNotContain("POINTS,", "VOUCHERS,");
  }

  @Test
  void nobodySeesTheActivityOfOthers() {
    String other = programme.enrol();
    points.adjust(other, new PointsService.Adjustment("theirs", 777, "Theirs."), "ada");

    for (String path : List.of(PAGE, API, "/portal/activity.csv")) {
      assertThat(visitor.get(path + "?memberNumber=" + other).body())
          .as(path)
          .doesNotContain("777", "Theirs.");
    }
    assertThat(new PortalVisitor(port).get(API).statusCode()).isEqualTo(401);
    for (String path : List.of(PAGE, "/portal/activity.csv")) {
      assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get(path)))
          .isEqualTo("/portal/sign-in");
    }
  }

  @Test
  void whatStaffSayAmongThemselvesIsNotShown() {
    rise();
    programme.execute(
        "update tier_change set kind = 'EXCEPTION', reason = 'One tier down.',"
            + " reviewer_remark = 'Parental leave.' where member_number = ? and kind = 'UPGRADE'",
        member);

    for (String path : List.of(PAGE, API, "/portal/activity.csv")) {
      assertThat(visitor.get(path).body())
          .doesNotContain("One tier down.", "Parental leave.", "\"ada\"");
    }
    assertThat(visitor.get(PAGE).body()).contains("Kept by exception");
  }

  @Test
  void aMadeUpAddressLeadsToThePageAndTheCallSaysWhatIsAccepted() {
    for (String query : List.of("?kind=SECRETS", "?activity=x", "?transactions=-1")) {
      assertThat(PortalVisitor.locationOf(visitor.get(PAGE + query))).isEqualTo(PAGE);
    }
    HttpResponse<String> refused = visitor.get(API + "?kind=points");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("POINTS, TIER, VOUCHERS");
  }

  private void rise() {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
  }

  private void adjust(String id, long change) {
    points.adjust(
        member, new PointsService.Adjustment(id + "-" + member, change, "More of it."), "ada");
  }

  private JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(visitor.get(path).body());
  }
}
