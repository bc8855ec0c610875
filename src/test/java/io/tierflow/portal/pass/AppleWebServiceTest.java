package io.tierflow.portal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.member.MemberService;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.testsupport.wallet.PassAuthority;
import io.tierflow.testsupport.wallet.Phone;
import io.tierflow.testsupport.wallet.WalletServer;
import io.tierflow.testsupport.wallet.WalletServicesOfTests;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A phone that has a pass is told of changes, and fetches them with the pass's token alone. */
@PortalTest
@Import(WalletServicesOfTests.class)
class AppleWebServiceTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private WalletServer server;
  @Autowired private WalletUpdates updates;
  @Autowired private MemberService members;
  @Autowired private MemberErasureService erasures;
  @LocalServerPort private int port;

  private String member;
  private PortalVisitor visitor;
  private Phone phone;
  private JsonNode pass;

  @BeforeEach
  void takeAPass() {
    member = programme.enrol();
    visitor = new PortalVisitor(port);
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));
    pass = Phone.read(visitor.download("/portal/card/apple.pkpass").body());
    phone = new Phone(port);
  }

  @AfterEach
  void answerAsUsual() {
    server.answerPushes(200);
  }

  @Test
  void aPhoneIsToldOfAChangeAndFetchesThePass() {
    assertThat(phone.register(pass)).isEqualTo(201);
    assertThat(phone.register(pass)).as("once more").isEqualTo(200);
    String tag = Phone.json(phone.changed("").body()).get("lastUpdated").asText();
    HttpResponse<byte[]> known = phone.pass(pass, Phone.token(pass));
    String modified = known.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(phone.pass(pass, Phone.token(pass), "If-Modified-Since", modified).statusCode())
        .isEqualTo(304);
    updates.update();
    assertThat(server.pushes(phone.pushToken())).isEmpty();

    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    updates.update();

    assertThat(server.pushes(phone.pushToken()))
        .singleElement()
        .satisfies(
            push -> {
              assertThat(push.topic()).isEqualTo(PassAuthority.PASS_TYPE);
              assertThat(push.body()).isEqualTo("{}");
            });
    JsonNode changed = Phone.json(phone.changed(tag).body());
    assertThat(changed.get("serialNumbers").get(0).asText()).isEqualTo(Phone.serialNumber(pass));
    assertThat(changed.get("lastUpdated").asLong()).isGreaterThan(Long.parseLong(tag));
    HttpResponse<byte[]> fetched =
        phone.pass(pass, Phone.token(pass), "If-Modified-Since", modified);
    assertThat(fetched.statusCode()).isEqualTo(200);
    assertThat(fetched.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.apple.pkpass");
    assertThat(Phone.read(fetched.body()).at("/storeCard/headerFields/0/value").asInt())
        .isEqualTo(150);
    updates.update();
    assertThat(server.pushes(phone.pushToken())).as("told once").hasSize(1);
  }

  @Test
  void withoutThePassesOwnTokenNothingIsGiven() {
    String other = programme.enrol();
    PortalVisitor somebody = new PortalVisitor(port);
    somebody.ask(other);
    somebody.use(mailbox.codeFor(other, 1));
    JsonNode theirs = Phone.read(somebody.download("/portal/card/apple.pkpass").body());

    assertThat(phone.register(pass, Phone.token(theirs), phone.pushToken())).isEqualTo(401);
    assertThat(phone.pass(pass, Phone.token(theirs)).statusCode()).isEqualTo(401);
    assertThat(phone.pass(pass, "").statusCode()).isEqualTo(401);
    assertThat(phone.changed("").statusCode()).as("it has none").isEqualTo(204);
    assertThat(phone.register(pass)).isEqualTo(201);
    assertThat(phone.unregister(pass, Phone.token(theirs))).isEqualTo(401);
    assertThat(phone.changed("").statusCode()).isEqualTo(200);
    assertThat(phone.unregister(pass, Phone.token(pass))).isEqualTo(200);
    assertThat(phone.changed("").statusCode()).isEqualTo(204);
    assertThat(phone.register(pass, Phone.token(pass), "no/token")).isEqualTo(400);
    assertThat(phone.log("It did not work.")).isEqualTo(200);
    assertThat(
            new PortalVisitor(port)
                .get("/wallet/apple/v1/passes/pass.of.others/" + Phone.serialNumber(pass))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aServiceThatIsAwayIsTriedAgainAndAPhoneThatIsGoneIsForgotten() {
    phone.register(pass);
    server.answerPushes(503);
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    updates.update();
    updates.update();
    assertThat(server.pushes(phone.pushToken())).as("not at once").hasSize(1);
    assertThat(attempts()).isEqualTo("1");

    server.answerPushes(200);
    programme.execute(
        "update wallet_registration set due_at = '2026-01-01 00:00:00' where due_at is not null");
    updates.update();
    assertThat(server.pushes(phone.pushToken())).hasSize(2);
    assertThat(attempts()).isEqualTo("0");

    server.answerPushes(410);
    programme.purchase(member, "100.00", TODAY.minusDays(2));
    programme.upgrade(member, TODAY);
    updates.update();
    assertThat(phone.changed("").statusCode()).isEqualTo(204);
  }

  @Test
  void aPassEndsWithTheMembership() {
    phone.register(pass);
    members.close(member);
    updates.update();

    assertThat(server.pushes(phone.pushToken())).hasSize(1);
    JsonNode ended = Phone.read(phone.pass(pass, Phone.token(pass)).body());
    assertThat(ended.get("voided").asBoolean()).isTrue();
    assertThat(ended.has("expirationDate")).isTrue();
    assertThat(ended.toString()).doesNotContain("Ada", member, "barcodes");
  }

  @Test
  void anExportTellsOfPassesAndAnErasureForgetsThem() {
    phone.register(pass);
    assertThat(visitor.get("/api/me/export").body())
        .contains("\"walletPasses\":{", Phone.serialNumber(pass), "\"registeredAt\":")
        .doesNotContain(Phone.token(pass), phone.pushToken());

    erasures.erase(member, ErasureReason.REQUESTED);

    assertThat(
            programme.texts(
                "select serial_number from wallet_pass where member_number = ?", member))
        .isEmpty();
    assertThat(phone.pass(pass, Phone.token(pass)).statusCode()).isEqualTo(401);
    assertThat(phone.changed("").statusCode()).isEqualTo(204);
  }

  private String attempts() {
    return programme
        .texts(
            "select r.attempts from wallet_registration r join wallet_pass p"
                + " on p.serial_number = r.serial_number where p.member_number = ?",
            member)
        .get(0);
  }
}
