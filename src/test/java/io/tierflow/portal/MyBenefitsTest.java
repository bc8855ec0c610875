package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.FigureFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Members read the programme's terms as the deployed tables have them. */
@PortalTest
class MyBenefitsTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String PAGE = "/portal/benefits";
  private static final String API = "/api/me/benefits";

  @Autowired private TestProgramme programme;
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
  void aMemberReadsWhatTiersBringAndWhatEarnsThem() {
    assertThat(visitor.get(PAGE).body().replaceAll("\\s+", " "))
        .contains("<tr id=\"tier-REGULAR\" aria-current=\"true\">")
        .contains("<tr id=\"tier-VIP\">", "A voucher and a gift for moving up")
        .contains("Points that count: 100", "Points that count: 300")
        .contains("Spend of 10,000.00 USD", "Activities that count: 50", "One of these is enough:")
        .contains("You have it from the beginning.", "Without an end.")
        .contains("Purchase at the base rate.", "0.1 for each USD", "20 points", "after 24 months")
        .contains("In force since " + text.day(TODAY))
        .doesNotContain("Purchase with the Gold multiplier.");
    assertThat(visitor.get(PAGE, "Accept-Language", "de").body())
        .contains("Stufen und Vorteile", "Silber", "Ihre Stufe", "Punkte, die zählen: 100")
        .contains("Umsatz von 10.000,00 USD", "0,1 je USD", "nach 24 Monaten");
    assertThat(visitor.get(API).body())
        .contains("\"tier\":\"REGULAR\",\"label\":\"Regular\"", "\"mine\":true,\"lowest\":true")
        .contains("{\"figure\":\"qualifyingPoints\",\"number\":100,\"more\":false}")
        .contains("\"table\":\"tier-eligibility\"", "\"since\":\"" + TODAY + "\"")
        .contains(
            "\"kinds\":[\"PURCHASE\"],\"reason\":\"Purchase at the base rate.\",\"rate\":0.1");
  }

  @Test
  void whatOwnersDeployIsReadAtOnce() {
    tables.deploy(
        Map.of(
            "tier-eligibility",
            TableFile.of("tier-eligibility")
                .cell("silver-by-points", "qualifyingPoints", "> 80")
                .cell("silver-by-points", "annualTransactions", ">= 3")
                .copyAbove("gold-by-points", "gold-in-summer")
                .cell("gold-in-summer", "asOf", "[date(\"2026-06-01\")..date(\"2026-08-31\")]")
                .copyAbove("gold-by-points", "gold-of-companies")
                .cell("gold-of-companies", "qualifyingPoints", ">= 77")
                .cell("gold-of-companies", "accountType", "\"CORPORATE\"")
                .xml(),
            "tier-terms",
            TableFile.of("tier-terms")
                .cell("silver-terms", "validity", "\"12_MONTHS\"")
                .cell("silver-terms", "graceDays", "30")
                .xml()));

    assertThat(visitor.get(PAGE).body().replaceAll("\\s+", " "))
        .contains(
            "Points that count: more than 80</span><span> and </span><span>Activities that count: 3")
        .contains("The qualifying points of the last twelve months earn Gold.")
        .contains("For 12 months.", "you keep it for 30 more days")
        .doesNotContain("Points that count: 77");
    assertThat(visitor.get(API).body())
        .contains(
            "{\"figures\":[],\"reason\":\"The qualifying points of the last twelve months earn"
                + " Gold.\"}")
        .contains("\"validityMonths\":12")
        .doesNotContain(":77,");
  }

  @Test
  void everyTierReadsItsOwnEarning() {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);

    assertThat(visitor.get(PAGE).body().replaceAll("\\s+", " "))
        .contains("<tr id=\"tier-SILVER\" aria-current=\"true\">", "<tr id=\"tier-REGULAR\">")
        .contains("Purchase at the base rate of a Silver member.");
  }

  @Test
  void onlyMembersReadThem() {
    assertThat(new PortalVisitor(port).get(API).statusCode()).isEqualTo(401);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get(PAGE)))
        .isEqualTo("/portal/sign-in");
    assertThat(visitor.get(API + "?memberNumber=" + programme.enrol()).body())
        .isEqualTo(visitor.get(API).body());
  }
}
