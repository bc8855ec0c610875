package io.tierflow.portal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.BarCode;
import io.tierflow.web.QrCode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The card shows what the home page shows, in codes that a till reads, and to its member alone. */
@PortalTest
class MyCardTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String PAGE = "/portal/card";

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
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
  void theNumberIsShownAsTextAndInTwoCodes() {
    assertThat(visitor.get(PAGE).body())
        .contains("id=\"card-number\">" + member + "</dd>")
        .contains("d=\"" + QrCode.of(member).path() + "\"")
        .contains("d=\"" + BarCode.of(member).path() + "\"")
        .contains("Your member number as a QR code", "Your member number as a bar code");
    assertThat(visitor.get(PAGE, "Accept-Language", "de").body())
        .contains("Meine Karte", "Mitgliedsnummer", "Ihre Mitgliedsnummer als Strichcode");
    assertThat(visitor.get("/portal").body()).contains("<a href=\"/portal/card\">My card</a>");
  }

  @Test
  void tierAndPointsAreThoseOfTheHomePage() {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);

    String home = visitor.get("/portal").body();
    String card = visitor.get(PAGE).body();
    String points = between(card, "id=\"card-points\">", "<");
    String tier = between(card, "id=\"card-tier\">", "<");

    assertThat(points).isEqualTo("150");
    assertThat(tier).isEqualTo("Silver");
    assertThat(home).contains("<dd>" + points + "</dd>", "<span>" + tier + "</span>");
    assertThat(card).containsPattern("<rect[^>]* fill=\"#[0-9a-fA-F]{6}\"");
    assertThat(visitor.get("/api/me/card").body())
        .contains("\"memberNumber\":\"" + member + "\"", "\"fullName\":\"Ada Example\"")
        .contains("\"tier\":\"SILVER\",\"tierLabel\":\"Silver\"", "\"pointsAvailable\":150")
        .doesNotContain("\"qr\"", "\"barCode\"");
  }

  @Test
  void aTierUnderReviewIsNotShownBeforeItIsConfirmed() {
    programme.purchase(member, "12000.00", TODAY.minusDays(1));
    programme.upgrade(member, TODAY);

    String confirmed = between(visitor.get(PAGE).body(), "id=\"card-tier\">", "<");

    assertThat(visitor.get("/portal").body())
        .containsPattern("Tier until then</dt>\\s*<dd><span.*?<span>" + confirmed + "</span>");
  }

  @Test
  void withoutKeysThereIsNoWayToAWallet() {
    assertThat(visitor.get(PAGE).body()).doesNotContain("Apple Wallet", "Google Wallet");
    assertThat(visitor.get("/portal/card/apple.pkpass").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/portal/card/google").statusCode()).isEqualTo(404);
    PortalVisitor phone = new PortalVisitor(port);
    String service = "/wallet/apple/v1";
    assertThat(phone.get(service + "/passes/pass.example/1").statusCode()).isEqualTo(404);
    assertThat(phone.get(service + "/devices/1/registrations/pass.example").statusCode())
        .isEqualTo(404);
    assertThat(phone.postAlone(service + "/log", "application/json", "{\"logs\":[]}"))
        .isEqualTo(404);
  }

  @Test
  void nobodySeesTheCardOfOthers() {
    String other = programme.enrol();

    HttpResponse<String> mine = visitor.get(PAGE + "?memberNumber=" + other);
    assertThat(mine.body()).contains(member).doesNotContain(other);
    assertThat(mine.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(visitor.get("/api/me/card?memberNumber=" + other).body())
        .contains(member)
        .doesNotContain(other);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get(PAGE)))
        .isEqualTo("/portal/sign-in");
    assertThat(new PortalVisitor(port).get("/api/me/card").statusCode()).isEqualTo(401);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
