package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Members have their own tier checked, so often a day and nobody else's. */
@PortalTest
class MyUpgradeTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String PAGE = "/portal/upgrade";
  private static final String API = "/api/me/tier-upgrades";

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private UpgradeRequestLimit limit;
  @LocalServerPort private int port;

  private String member;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() {
    member = programme.enrol();
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
  }

  @Test
  void whoHasDoneEnoughRisesAtOnce() {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    assertThat(visitor.get(PAGE).body())
        .contains(
            "Check my tier now",
            "You can ask 3 times today.",
            "1 of your activities has not earned yet.");

    assertThat(PortalVisitor.locationOf(visitor.submit(PAGE, PAGE, Map.of())))
        .isEqualTo(PAGE + "?checked");

    assertThat(visitor.get(PAGE + "?checked").body())
        .contains("You have moved up: you are Silver now.", "You can ask 2 times today.");
    assertThat(visitor.get(PAGE + "?checked", "Accept-Language", "de").body())
        .contains("Sie sind jetzt Silber", "Sie können heute noch 2-mal fragen.");
    assertThat(programme.member(member).getConfirmedTier().code()).isEqualTo("SILVER");
    assertThat(
            programme.texts(
                "select actor from audit_entry where action = 'PROCESS_STARTED' and subject = ?",
                member))
        .containsExactly("member:" + member);
  }

  @Test
  void whoHasNotIsToldWhatIsMissing() {
    programme.purchase(member, "450.00", TODAY.minusDays(3));

    assertThat(visitor.call("POST", API, "").body())
        .contains("\"outcome\":\"UNCHANGED\"", "\"tier\":\"REGULAR\"", "\"label\":\"Regular\"")
        .contains("\"left\":2", "\"criterion\":\"qualifyingPoints\"", "\"missing\":55");
    assertThat(visitor.get(PAGE + "?checked").body())
        .contains("You stay Regular for now. Below is what is missing for Silver.", "55 to go");
  }

  @Test
  void aTierOfHighValueIsReviewed() {
    programme.purchase(member, "12000.00", TODAY.minusDays(3));

    assertThat(visitor.call("POST", API, "").body())
        .contains("\"outcome\":\"UNDER_REVIEW\"", "\"tier\":\"VIP\"");
    assertThat(visitor.get(PAGE + "?checked").body()).contains("is being reviewed");
    assertThat(visitor.get(PAGE).body()).contains("is being reviewed");
  }

  @Test
  void aMemberAsksSoOftenADay() {
    for (int left = 2; left >= 0; left--) {
      assertThat(visitor.call("POST", API, "").body()).contains("\"left\":" + left);
    }
    String page = visitor.get(PAGE).body();
    assertThat(page)
        .contains("You have asked 3 times today, which is as often as possible.")
        .doesNotContain("Check my tier now");

    HttpResponse<String> refused = visitor.call("POST", API, "");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("\"status\":429", "Your tier was checked 3 times today.");
    assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_400L);
    HttpResponse<String> onThePage = visitor.submit(PAGE, PAGE, Map.of());
    assertThat(onThePage.statusCode()).isEqualTo(429);
    assertThat(onThePage.body()).contains("Ask again tomorrow.");
    assertThat(visitor.get(API).body()).isEqualTo("{\"perDay\":3,\"left\":0}");
    programme.execute(
        "update member_upgrade_request set requested_on = ? where member_number = ?",
        TODAY.minusDays(1),
        member);
    assertThat(visitor.get(API).body()).isEqualTo("{\"perDay\":3,\"left\":3}");
    assertThat(visitor.call("POST", API, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aMemberAsksForNobodyElse() {
    String other = programme.enrol();
    programme.purchase(other, "1500.00", TODAY.minusDays(3));

    assertThat(visitor.call("POST", API + "?memberNumber=" + other, "").statusCode())
        .isEqualTo(200);
    assertThat(
            visitor
                .submit(PAGE, PAGE, Map.of("memberNumber", other, "processInstanceId", "x"))
                .statusCode())
        .isEqualTo(302);
    assertThat(programme.member(other).getConfirmedTier().code()).isEqualTo("REGULAR");
    assertThat(visitor.post(PAGE, Map.of()).statusCode()).as("without the token").isNotEqualTo(200);
    assertThat(visitor.call("POST", "/api/members/" + other + "/tier-upgrades", "").statusCode())
        .isIn(302, 401, 403);
    assertThat(new PortalVisitor(port).get(API).statusCode()).isEqualTo(401);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get(PAGE)))
        .isEqualTo("/portal/sign-in");
    assertThat(limit.left(other)).isEqualTo(3);
    assertThat(limit.left(member)).isEqualTo(1);
  }

  @Test
  void theExportSaysWhenTheMemberLastAsked() {
    visitor.call("POST", API, "");

    assertThat(visitor.get("/api/me/export").body())
        .contains("\"tierChecks\":[{\"requestedOn\":\"" + TODAY + "\"", "\"requests\":1");
  }

  @Test
  void everyPageHasTheSameLinksAndMarksItsOwn() {
    assertThat(visitor.get(PAGE).body())
        .contains("<a href=\"/portal/upgrade\" aria-current=\"page\">My tier</a>")
        .contains("<a href=\"/portal\">Home</a>")
        .contains("<a href=\"/portal/preferences\">Preferences</a>");
    assertThat(visitor.get("/portal").body())
        .contains("<a href=\"/portal\" aria-current=\"page\">Home</a>");
    assertThat(visitor.get("/portal/preferences", "Accept-Language", "de").body())
        .contains("aria-current=\"page\">Einstellungen</a>", "aria-label=\"Hauptmenü\"");
    assertThat(new PortalVisitor(port).get("/portal/sign-in").body()).doesNotContain("site-nav");
  }
}
