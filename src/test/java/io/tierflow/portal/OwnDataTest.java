package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.page.FigureText;
import io.tierflow.process.Programme;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class OwnDataTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Autowired private Programme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private FigureText text;
  @LocalServerPort private int port;

  private String member;
  private Visitor visitor;

  @BeforeEach
  void signIn() {
    member = programme.enrol();
    visitor = new Visitor(port);
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
    assertThat(new Visitor(port).get("/api/me/export").statusCode()).isEqualTo(401);
  }

  @Test
  void listsComeInPages() {
    programme.purchase(member, "10.00", TODAY.minusDays(2));
    programme.purchase(member, "20.00", TODAY.minusDays(1));

    assertThat(visitor.get("/api/me/transactions?page=1&size=1").body())
        .contains("\"amount\":10.00", "\"page\":1", "\"total\":2")
        .doesNotContain("\"amount\":20.00");
    assertThat(visitor.get("/api/me/transactions?size=201").statusCode()).isEqualTo(400);
    assertThat(Visitor.locationOf(visitor.get("/portal?ledger=-1"))).isEqualTo("/portal");
    assertThat(Visitor.locationOf(visitor.get("/portal?ledger=x"))).isEqualTo("/portal");
  }

  private String codeOfVoucher(String state) {
    return programme
        .texts("select code from voucher where member_number = ? and state = ?", member, state)
        .get(0);
  }
}
