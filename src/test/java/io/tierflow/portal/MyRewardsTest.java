package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.PointsService;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What members choose for their points, and that they choose for nobody else. */
@PortalTest
class MyRewardsTest {

  private static final Pattern ID = Pattern.compile("name=\"redemptionId\" value=\"([^\"]+)\"");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired private TestProgramme programme;
  @Autowired private PointsService points;
  @Autowired private Mailbox mailbox;
  @Autowired private RepositoryService models;
  @LocalServerPort private int port;

  private final String story = UUID.randomUUID().toString().substring(0, 8);
  private final String coffee = "COFFEE-" + story;
  private DeployedTables tables;
  private String member;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() {
    tables = new DeployedTables(models);
    tables.deploy(
        new AddedRows("reward-catalog")
            .row("coffee", "For everyone.", reward(coffee, "Coffee for two", "150", "VOUCHER", "2"))
            .row("bag", "For all.", reward("BAG-" + story, "Canvas tote bag", "250", "GIFT", ""))
            .row("far", "For many.", reward("FAR-" + story, "Flight voucher", "900", "VOUCHER", ""))
            .row(
                "golden",
                "For VIPs.",
                with(
                    reward("VIP-" + story, "Dinner hamper", "10", "GIFT", ""),
                    "currentTier",
                    "\"VIP\"")));
    member = programme.enrol();
    visitor = signedIn(member, 400);
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    tables.withdraw();
    assertThat(programme.proof().mismatches()).isZero();
  }

  @Test
  void aMemberSeesWhatCanBeHadNowSoonAndLater() {
    assertThat(visitor.get("/portal").body()).contains("Spend my points on rewards");
    assertThat(visitor.get("/portal/rewards").body())
        .contains(
            "You have 400 points to spend.",
            "You can have now",
            "Coffee for two",
            "Worth 4.00 USD",
            "You can have it 2 times.",
            "You can have soon",
            "500 points to go",
            "At a higher tier",
            "From VIP on");
    assertThat(visitor.get("/portal/rewards", "Accept-Language", "de").body())
        .contains("Kaffee für zwei", "Können Sie bald haben", "noch 500 Punkte", "Ab VIP");
    assertThat(visitor.get("/api/me/rewards").body())
        .contains(
            "\"pointsAvailable\":400",
            "\"availability\":\"NOW\"",
            "\"availability\":\"SOON\",\"missing\":500",
            "\"availability\":\"HIGHER_TIER\",\"missing\":0,\"tier\":\"VIP\"");
    tables.withdraw();
    assertThat(visitor.get("/portal").body()).doesNotContain("Spend my points on rewards");
    assertThat(visitor.get("/portal/rewards").body()).contains("nothing to choose at the moment");
  }

  @Test
  void twoTapsRedeemOnceAndTheCodeIsAmongTheVouchers() {
    String page = visitor.get("/portal/rewards/" + coffee).body();
    assertThat(page).contains("After that, you have 250 points left to spend.");
    Map<String, String> form = Map.of("redemptionId", found(ID, page), "_csrf", found(CSRF, page));

    for (int tap = 1; tap <= 2; tap++) {
      assertThat(PortalVisitor.locationOf(visitor.post("/portal/rewards/" + coffee, form)))
          .isEqualTo("/portal/rewards?redeemed=" + form.get("redemptionId"));
    }

    assertThat(programme.balance(member)).isEqualTo(250);
    assertThat(visitor.get("/portal/rewards?redeemed=" + form.get("redemptionId")).body())
        .contains("Done: Coffee for two, for 150 points. You have 250 points left to spend.");
    assertThat(visitor.get("/portal").body())
        .contains(
            programme.texts("select code from voucher where member_number = ?", member).get(0),
            "Coffee for two, for 150 points.");
    assertThat(visitor.get("/api/me/redemptions").body())
        .contains("\"total\":1", "\"title\":\"Coffee for two\"", "\"points\":150");
  }

  @Test
  void whatCanNotBeHadIsSaidAndCostsNothing() {
    String page = visitor.get("/portal/rewards/" + coffee).body();
    Map<String, String> form = Map.of("redemptionId", found(ID, page), "_csrf", found(CSRF, page));
    points.adjust(member, new PointsService.Adjustment("less-" + member, -300, "A test."), "ada");

    HttpResponse<String> refused = visitor.post("/portal/rewards/" + coffee, form);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("You do not have enough points for this reward");
    assertThat(visitor.get("/portal/rewards/FAR-" + story).body())
        .contains("not have enough points")
        .doesNotContain("name=\"redemptionId\"");
    for (String address : new String[] {"VIP-" + story, "NOTHING"}) {
      assertThat(PortalVisitor.locationOf(visitor.get("/portal/rewards/" + address)))
          .isEqualTo("/portal");
    }
  }

  @Test
  void aMemberRedeemsForNobodyElse() {
    String other = programme.enrol();
    PortalVisitor others = signedIn(other, 400);
    String theirs = others.get("/portal/rewards/" + coffee).body();
    others.post(
        "/portal/rewards/" + coffee,
        Map.of("redemptionId", found(ID, theirs), "_csrf", found(CSRF, theirs)));
    assertThat(programme.balance(other)).isEqualTo(250);
    String mine = visitor.get("/portal/rewards/" + coffee).body();

    HttpResponse<String> taken =
        visitor.post(
            "/portal/rewards/" + coffee + "?memberNumber=" + other,
            Map.of(
                "redemptionId", found(ID, theirs),
                "memberNumber", other,
                "_csrf", found(CSRF, mine)));

    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(visitor.get("/portal/rewards?redeemed=" + found(ID, theirs)).body())
        .doesNotContain("Done:");
    String json =
        "{\"redemptionId\": \"api-%s\", \"reward\": \"%s\", \"memberNumber\": \"%s\"}"
            .formatted(story, coffee, other);
    assertThat(visitor.call("POST", "/api/me/redemptions", json).statusCode()).isEqualTo(400);
    String own = "{\"redemptionId\": \"api-%s\", \"reward\": \"%s\"}".formatted(story, coffee);
    assertThat(visitor.call("POST", "/api/me/redemptions?memberNumber=" + other, own).body())
        .contains("\"title\":\"Coffee for two\"");
    assertThat(visitor.call("POST", "/api/members/" + other + "/redemptions", own).statusCode())
        .isIn(302, 401, 403);
    assertThat(
            visitor
                .post("/portal/rewards/" + coffee, Map.of("redemptionId", found(ID, mine)))
                .statusCode())
        .as("without the page's token")
        .isEqualTo(403);
    assertThat(new PortalVisitor(port).get("/api/me/rewards").statusCode()).isEqualTo(401);
    assertThat(programme.balance(other)).isEqualTo(250);
    assertThat(programme.balance(member)).isEqualTo(250);
  }

  private PortalVisitor signedIn(String number, long available) {
    points.adjust(
        number, new PointsService.Adjustment("adj-" + number, available, "A test."), "ada");
    PortalVisitor signedIn = new PortalVisitor(port);
    signedIn.ask(number);
    signedIn.use(mailbox.codeFor(number, 1));
    return signedIn;
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(1);
  }

  private static Map<String, String> reward(
      String code, String title, String points, String kind, String memberLimit) {
    boolean voucher = kind.equals("VOUCHER");
    return Map.of(
        "reward",
        "\"%s\"".formatted(code),
        "title",
        "\"%s\"".formatted(title),
        "kind",
        "\"%s\"".formatted(kind),
        "points",
        points,
        "value",
        "4.00",
        "validityDays",
        voucher ? "90" : "",
        "memberLimit",
        memberLimit,
        "image",
        "\"/portal/images/%s.svg\"".formatted(kind.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> with(Map<String, String> row, String column, String cell) {
    Map<String, String> more = new HashMap<>(row);
    more.put(column, cell);
    return more;
  }
}
