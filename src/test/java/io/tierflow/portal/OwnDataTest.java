package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.NotificationContent.PointsAlert;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.FigureFormat;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class OwnDataTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private static final String UNREAD =
      """
      select message_id from message
      where member_number = ? and channel = 'DASHBOARD' and read_at is null\
      """;

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private FigureFormat text;
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
  void aMemberSeesThePointsThatExpireNext() {
    programme.purchase(member, "450.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    LocalDate lastDay = TODAY.plusDays(90);
    programme.execute(
        "update points_lot set expires_on = ? where member_number = ?", lastDay, member);

    assertThat(visitor.get("/portal").body())
        .contains("45 points expire unless you spend them by " + text.day(lastDay) + ".");
    assertThat(visitor.get("/api/me").body())
        .contains("\"expiring\":[{\"expiresOn\":\"" + lastDay + "\",\"points\":45}]");

    programme.execute(
        "update points_lot set expires_on = ? where member_number = ?",
        lastDay.plusDays(1),
        member);
    assertThat(visitor.get("/api/me").body()).contains("\"expiring\":[]");
  }

  @Test
  void pointsPastTheirLastDayAreNotShownAsPointsToSpend() {
    programme.purchase(member, "450.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    programme.execute(
        "update points_lot set expires_on = ? where member_number = ?", TODAY.minusDays(1), member);

    assertThat(visitor.get("/api/me").body())
        .contains("\"pointsBalance\":45,\"pointsAvailable\":0,", "\"expiring\":[]");
    assertThat(visitor.get("/portal").body())
        .contains("<dd>0</dd>", "45 points have expired.")
        .doesNotContain("unless you spend them");
  }

  @Test
  void aReturnWithoutAReceiptSaysWhatItWasMatchedTo() {
    String earlier = programme.purchase(member, "10.00", TODAY.minusDays(3));
    String latest = programme.purchase(member, "10.00", TODAY.minusDays(2));
    String refund = programme.refund(member, latest, "5.00", TODAY.minusDays(1));
    programme.execute(
        "update transaction set refund_of = null, original_amount = 6, original_currency = 'EUR',"
            + " refunded_original = 0 where transaction_id = ?",
        refund);
    programme.execute(
        "insert into refund_match (transaction_id, place, refunded_id, amount, original_amount)"
            + " values (?, 1, ?, 3, 4), (?, 2, ?, 2, 2)",
        refund,
        latest,
        refund,
        earlier);

    assertThat(visitor.get("/portal").body())
        .contains("matched to %s, %s<".formatted(latest, earlier));
    assertThat(visitor.get("/api/me/transactions").body())
        .contains("\"matches\":[{\"transactionId\":\"%s\"".formatted(latest));
    assertThat(visitor.get("/api/me/export").body()).contains("\"refundMatches\":[{", earlier);
  }

  @Test
  void onlyAVoucherThatCanBeUsedShowsItsCode() {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    String code = codeOfVoucher("ISSUED");
    programme.purchase(member, "12000.00", TODAY.minusDays(1));
    programme.upgrade(member, TODAY);
    String held = codeOfVoucher("HELD");

    assertThat(visitor.get("/portal").body()).contains(code).doesNotContain(held);
    assertThat(visitor.get("/api/me/vouchers").body()).contains(code).doesNotContain(held);
    programme.execute("update voucher set expires_on = ? where code = ?", TODAY.minusDays(1), code);
    assertThat(visitor.get("/portal").body()).contains("Expired on").doesNotContain(code);
    assertThat(visitor.get("/api/me/vouchers").body()).doesNotContain(code);
  }

  @Test
  void whatStaffSayAmongThemselvesIsNotShown() {
    programme.purchase(member, "12000.00", TODAY.minusDays(1));
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "DECLINED", "A remark for colleagues.");

    assertThat(visitor.get("/portal").body())
        .contains("Not granted")
        .doesNotContain("colleagues", instance);
    assertThat(visitor.get("/api/me/tier-changes").body())
        .contains("DECLINED")
        .doesNotContain("colleagues", instance, "reviewer");
  }

  @Test
  void aMemberTakesOutEverythingThatIsKeptButCodesAndWhoOfTheStaffDidIt() {
    String other = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);

    HttpResponse<String> file = visitor.get("/api/me/export");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"" + member + ".json\"");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(file.body())
        .contains(member, "Ada Example", "\"ledger\"", "\"signInLink\":[{\"expiresAt\":")
        .doesNotContain(other, codeOfVoucher("ISSUED"), "codeDigest", "linkId");
    assertThat(visitor.get("/portal").body()).contains("href=\"/api/me/export\"");
    assertThat(
            programme.texts(
                "select actor from audit_entry where action = 'MEMBER_EXPORTED' and subject = ?",
                member))
        .containsExactly("member:" + member);
    assertThat(new PortalVisitor(port).get("/api/me/export").statusCode()).isEqualTo(401);
  }

  @Test
  void messagesOnTheOwnPageAreNewUntilTheMemberSaysSo() {
    notifyOfPoints(12);
    notifyOfPoints(34);
    String other = programme.enrol();

    assertThat(visitor.get("/portal").body())
        .contains("News for you (2 new)", "Mark all of these as read")
        .contains("34 points added", "12 points added");
    assertThat(visitor.get("/portal").body()).as("showing changes nothing").contains("(2 new)");
    assertThat(visitor.get("/api/me/messages").body()).doesNotContain("DASHBOARD");

    String inbox = visitor.get("/api/me/inbox").body();
    assertThat(inbox).contains("\"unread\":2", "\"total\":2", "\"readAt\":null");
    String first = programme.texts(UNREAD, member).get(0);
    assertThat(visitor.call("POST", "/api/me/inbox/" + first + "/read", "").statusCode())
        .isEqualTo(204);
    assertThat(visitor.call("POST", "/api/me/inbox/" + first + "/read", "").statusCode())
        .isEqualTo(204);
    assertThat(visitor.get("/portal").body()).contains("(1 new)");
    String second = programme.texts(UNREAD, member).get(0);
    assertThat(
            PortalVisitor.locationOf(
                visitor.submit("/portal", "/portal/inbox/read", Map.of("message", second))))
        .isEqualTo("/portal#inbox");
    assertThat(visitor.get("/api/me/inbox").body()).contains("\"unread\":0");

    mailbox.notify(other, Channel.DASHBOARD, new PointsAlert(56, 100));
    String foreign = programme.texts(UNREAD, other).get(0);
    assertThat(visitor.call("POST", "/api/me/inbox/" + foreign + "/read", "").statusCode())
        .isEqualTo(404);
    assertThat(visitor.post("/portal/inbox/read", Map.of("message", second)).statusCode())
        .as("without the page's token")
        .isNotEqualTo(200);
    assertThat(programme.texts(UNREAD, other)).containsExactly(foreign);
  }

  @Test
  void whatAMemberChoosesHoldsAndIsInTheAudit() throws Exception {
    String before = visitor.get("/api/me/preferences").body();
    assertThat(before).contains("\"quietHours\":\"21:00-08:00\"", "\"marketingCapPerWeek\":3");
    String none =
        """
        {"version": %s, "consent": ["EMAIL"], "marketing": ["EMAIL", "DASHBOARD"],
         "zone": "Asia/Tokyo", "language": "de"}\
        """
            .formatted(versionIn(before));

    String after = visitor.call("PUT", "/api/me/preferences", none).body();

    assertThat(after)
        .contains("\"consent\":[\"EMAIL\"]", "\"marketing\":[\"EMAIL\"]", "Asia/Tokyo", "\"de\"");
    assertThat(
            programme.texts(
                "select detail from audit_entry where action = 'MEMBER_CHANGED' and actor = ?",
                "member:" + member))
        .singleElement()
        .asString()
        .contains("dashboardConsent: no", "dashboardMarketing: no", "zone", "language")
        .doesNotContain("Tokyo", "emailConsent");
    mailbox.notify(member, Channel.DASHBOARD, new PointsAlert(12, 100));
    assertThat(
            programme.texts(
                "select reason from message where member_number = ? and channel = 'DASHBOARD'",
                member))
        .containsExactly("NO_CONSENT");
    assertThat(visitor.call("PUT", "/api/me/preferences", none).statusCode()).isEqualTo(409);
    assertThat(visitor.call("PUT", "/api/me/preferences", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void everyChannelThatIsOfferedCanBeChosenAndLeft() throws Exception {
    String path = "/api/me/preferences";
    JsonNode offered =
        new ObjectMapper().readTree(visitor.get(path).body()).at("/offered/channels");
    assertThat(offered).isNotEmpty();

    for (String chosen : List.of("[]", offered.toString())) {
      String body =
          "{\"version\": %s, \"consent\": %s, \"marketing\": %s}"
              .formatted(versionIn(visitor.get(path).body()), chosen, chosen);
      assertThat(visitor.call("PUT", path, body).body())
          .contains("\"consent\":" + chosen, "\"marketing\":" + chosen);
    }
  }

  @Test
  void whoChoosesInTwoWindowsIsToldThatOneCameTooLate() throws Exception {
    String page = visitor.get("/portal/preferences").body();
    assertThat(page).contains("From 21:00 to 08:00", "at most 3 messages", "Deutsch", "New York");
    Map<String, String> form =
        Map.of("version", versionIn(visitor.get("/api/me/preferences").body()), "zone", "");

    assertThat(
            PortalVisitor.locationOf(
                visitor.submit("/portal/preferences", "/portal/preferences", form)))
        .isEqualTo("/portal/preferences?saved");
    HttpResponse<String> late = visitor.submit("/portal/preferences", "/portal/preferences", form);

    assertThat(late.statusCode()).isEqualTo(409);
    for (Map<String, String> malformed :
        List.of(
            Map.of("zone", ""),
            Map.of("version", "1", "consent", "LETTER"),
            Map.of("version", "1", "zone", "Nowhere"))) {
      assertThat(
              PortalVisitor.locationOf(
                  visitor.submit("/portal/preferences", "/portal/preferences", malformed)))
          .isEqualTo("/portal/preferences");
    }
    assertThat(late.body()).contains("nothing was saved");
    programme.execute("update member set phone_known = false where member_number = ?", member);
    assertThat(visitor.get("/portal/preferences").body()).doesNotContain("value=\"SMS\"");
  }

  @Test
  void theWayOutOfAMailThatArrivedWorksAsMailProvidersTakeIt() throws Exception {
    MimeMessage mail = mailbox.newest(Mailbox.addressOf(member));
    String link = mail.getHeader("List-Unsubscribe")[0].replaceAll("^<https://[^/]+|>$", "");

    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(
            visitor.postAlone(
                link, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"))
        .isEqualTo(200);
    assertThat(
            visitor.postAlone(
                link,
                "multipart/form-data; boundary=part",
                "--part\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                    + "One-Click\r\n--part--\r\n"))
        .isEqualTo(200);
    assertThat(visitor.get("/api/me").body()).contains("\"emailConsent\":false");
    assertThat(visitor.get(link).body())
        .contains("href=\"https://rewards.example/portal/preferences\"");
  }

  @Test
  void listsComeInPages() {
    programme.purchase(member, "10.00", TODAY.minusDays(2));
    programme.purchase(member, "20.00", TODAY.minusDays(1));

    assertThat(visitor.get("/api/me/transactions?page=1&size=1").body())
        .contains("\"amount\":10.00", "\"page\":1", "\"total\":2")
        .doesNotContain("\"amount\":20.00");
    assertThat(visitor.get("/api/me/transactions?size=201").statusCode()).isEqualTo(400);
    assertThat(PortalVisitor.locationOf(visitor.get("/portal?messages=-1"))).isEqualTo("/portal");
    assertThat(PortalVisitor.locationOf(visitor.get("/portal?messages=x"))).isEqualTo("/portal");
  }

  private void notifyOfPoints(long points) {
    mailbox.notify(member, Channel.DASHBOARD, new PointsAlert(points, 100));
  }

  private static String versionIn(String preferences) throws JsonProcessingException {
    return new ObjectMapper().readTree(preferences).at("/chosen/version").asText();
  }

  private String codeOfVoucher(String state) {
    return programme
        .texts("select code from voucher where member_number = ? and state = ?", member, state)
        .get(0);
  }
}
