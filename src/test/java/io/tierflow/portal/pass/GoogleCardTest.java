package io.tierflow.portal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import io.tierflow.testsupport.wallet.WalletServer;
import io.tierflow.testsupport.wallet.WalletServer.Request;
import io.tierflow.testsupport.wallet.WalletServicesOfTests;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The link to Google Wallet says nothing of the member; what the card shows goes to Google alone.
 */
@PortalTest
@Import(WalletServicesOfTests.class)
class GoogleCardTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String LINK = "https://pay.google.com/gp/v/save/";

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private WalletServer server;
  @Autowired private WalletUpdates updates;
  @Autowired private KeyPair googleKeys;
  @Autowired private MemberErasureService erasures;
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

  @AfterEach
  void bringGoogleBack() {
    server.takeGoogleAway(false);
  }

  @Test
  void theLinkIsSignedAndNamesTheCardAlone() throws Exception {
    SignedJWT token = save();

    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) googleKeys.getPublic()))).isTrue();
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(WalletServicesOfTests.ACCOUNT);
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("google");
    assertThat(token.getJWTClaimsSet().getClaim("typ")).isEqualTo("savetowallet");
    assertThat(token.getJWTClaimsSet().getIssueTime()).isBeforeOrEqualTo(new Date());
    String payload = token.getPayload().toString();
    assertThat(payload)
        .contains("\"classId\":\"" + WalletServicesOfTests.ISSUER + ".rewards\"")
        .containsPattern("\"id\":\"" + WalletServicesOfTests.ISSUER + "\\.[0-9a-f]{32}\"")
        .doesNotContain(member, member.toLowerCase(), "Ada", "Example", "@example.com", "Regular");
    assertThat(new ObjectMapper().readTree(payload).at("/payload/loyaltyObjects/0").size())
        .isEqualTo(2);
  }

  @Test
  void theCardShowsTheTierAndPointsOfTheHomePage() throws Exception {
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);

    List<Request> said = server.ofCard(idIn(save()));

    assertThat(said).extracting(Request::method).containsExactly("PATCH", "POST");
    assertThat(said).extracting(Request::authorization).containsOnly("Bearer granted");
    JsonNode card = new ObjectMapper().readTree(said.get(1).body());
    String points = card.at("/loyaltyPoints/balance/string").asText();
    String tier = card.at("/textModulesData/0/body").asText();
    assertThat(points).isEqualTo("150");
    assertThat(visitor.get("/portal").body())
        .contains("<dd>" + points + "</dd>", "<span>" + tier + "</span>");
    assertThat(card.get("state").asText()).isEqualTo("ACTIVE");
    assertThat(card.at("/barcode/value").asText()).isEqualTo(member);
    SignedJWT assertion =
        SignedJWT.parse(
            server.tokenRequests().get(0).body().replaceFirst(".*assertion=([^&]+).*", "$1"));
    assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) googleKeys.getPublic())))
        .isTrue();
    assertThat(assertion.getJWTClaimsSet().getStringClaim("scope"))
        .endsWith("/auth/wallet_object.issuer");
  }

  @Test
  void aChangeReachesGoogleAndTheEndOfTheMembershipTakesTheNameAway() throws Exception {
    String id = idIn(save());
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    updates.update();
    assertThat(newest(id).at("/loyaltyPoints/balance/string").asText()).isEqualTo("150");

    erasures.erase(member, ErasureReason.REQUESTED);
    updates.update();

    JsonNode ended = newest(id);
    assertThat(ended.get("state").asText()).isEqualTo("EXPIRED");
    assertThat(ended.get("accountName").asText()).isEmpty();
    assertThat(ended.toString()).doesNotContain("Ada", member, "150");
    int calls = server.ofCard(id).size();
    updates.update();
    assertThat(server.ofCard(id)).as("told once").hasSize(calls);
  }

  @Test
  void whileGoogleIsAwayTheCardSaysSo() {
    server.takeGoogleAway(true);

    HttpResponse<String> answer = visitor.get("/portal/card/google");

    assertThat(PortalVisitor.locationOf(answer)).isEqualTo("/portal/card?unavailable");
    assertThat(visitor.get("/portal/card?unavailable").body())
        .contains("Google Wallet can’t take your card at the moment.");
    assertThat(PortalVisitor.locationOf(new PortalVisitor(port).get("/portal/card/google")))
        .isEqualTo("/portal/sign-in");
  }

  private SignedJWT save() throws Exception {
    HttpResponse<String> answer = visitor.get("/portal/card/google");
    assertThat(answer.statusCode()).isEqualTo(303);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(LINK);
    return SignedJWT.parse(location.substring(LINK.length()));
  }

  private static String idIn(SignedJWT token) throws Exception {
    return new ObjectMapper()
        .readTree(token.getPayload().toString())
        .at("/payload/loyaltyObjects/0/id")
        .asText();
  }

  private JsonNode newest(String id) throws Exception {
    List<Request> said = server.ofCard(id);
    return new ObjectMapper().readTree(said.get(said.size() - 1).body());
  }
}
