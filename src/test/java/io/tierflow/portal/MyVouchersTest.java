package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.QrCode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Members find the codes of their vouchers, and only of those that they can use. */
@PortalTest
class MyVouchersTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String PAGE = "/portal/vouchers";

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
  void aCodeIsShownOnDemandAsTextAndPicture() {
    assertThat(visitor.get(PAGE).body()).contains("You have no vouchers at the moment.");
    rise("1500.00");
    String code = code("ISSUED");

    assertThat(visitor.get(PAGE).body())
        .contains("<summary aria-label=\"Show the code: ", ">Show the code</summary>")
        .contains("<p class=\"voucher-code mono\">" + code + "</p>")
        .contains("d=\"" + QrCode.of(code).path() + "\"", "aria-label=\"The code as a QR code\"")
        .contains("Valid through ");
    assertThat(visitor.get(PAGE, "Accept-Language", "de").body())
        .contains("Gutscheine", "Code zeigen", "Der Code als QR-Code");
    assertThat(visitor.get("/portal").body())
        .contains(code, "<a href=\"/portal/vouchers\">All vouchers</a>")
        .doesNotContain("class=\"qr\"");
    assertThat(visitor.get("/api/me/vouchers").body())
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("\"qr\"");
  }

  @Test
  void whatCanNotBeUsedShowsNoCode() {
    rise("1500.00");
    String code = code("ISSUED");
    rise("12000.00");
    String held = code("HELD");
    assertThat(visitor.get(PAGE).body())
        .contains(code, "Waiting for the review of your tier")
        .doesNotContain(held);

    programme.execute("update voucher set expires_on = ? where code = ?", TODAY.minusDays(1), code);
    assertThat(visitor.get(PAGE).body())
        .contains("Expired on " + text.day(TODAY.minusDays(1)))
        .doesNotContain(code, "voucher-code");
    programme.execute(
        "update voucher set state = 'REDEEMED', redeemed_at = ? where code = ?",
        TODAY.atTime(9, 0),
        code);
    assertThat(visitor.get(PAGE).body()).contains("Redeemed on ").doesNotContain(code);
  }

  @Test
  void nobodySeesTheCodesOfOthers() {
    String other = programme.enrol();
    programme.purchase(other, "1500.00", TODAY.minusDays(3));
    programme.upgrade(other, TODAY);
    String code = programme.texts("select code from voucher where member_number = ?", other).get(0);

    assertThat(visitor.get(PAGE + "?memberNumber=" + other).body())
        .contains("You have no vouchers")
        .doesNotContain(code);
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get(PAGE)))
        .isEqualTo("/portal/sign-in");
    assertThat(PortalVisitor.locationOf(visitor.get(PAGE + "?vouchers=x"))).isEqualTo(PAGE);
  }

  private void rise(String amount) {
    programme.purchase(member, amount, TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
  }

  private String code(String state) {
    return programme
        .texts("select code from voucher where member_number = ? and state = ?", member, state)
        .get(0);
  }
}
