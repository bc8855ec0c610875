package io.tierflow.portal.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.common.Digests;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser needs to make an app of the portal. */
@PortalTest
class PortalAppTest {

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @LocalServerPort private int port;

  @Test
  void aPhoneCanInstallThePortal() throws Exception {
    PortalVisitor visitor = new PortalVisitor(port);
    assertThat(visitor.get("/portal/sign-in").body())
        .contains("<link rel=\"manifest\" href=\"/portal/manifest.webmanifest\">")
        .contains("<meta name=\"theme-color\" content=\"#14625a\">");

    HttpResponse<String> answer =
        visitor.get("/portal/manifest.webmanifest", "Accept-Language", "de");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/manifest+json");
    JsonNode manifest = new ObjectMapper().readTree(answer.body());
    assertThat(manifest.get("name").asText()).isEqualTo("Tierflow Rewards");
    assertThat(manifest.get("lang").asText()).isEqualTo("de");
    assertThat(manifest.get("start_url").asText()).isEqualTo("/portal");
    assertThat(manifest.get("scope").asText()).isEqualTo("/portal");
    assertThat(manifest.get("display").asText()).isEqualTo("standalone");
    assertThat(manifest.get("icons"))
        .hasSize(3)
        .allSatisfy(
            icon ->
                assertThat(
                        visitor.get(icon.get("src").asText()).headers().firstValue("Content-Type"))
                    .hasValue("image/png"));
  }

  @Test
  void theWorkerMayShowTheHomePageAndTheRulesForScriptsStayStrict() {
    HttpResponse<String> worker = new PortalVisitor(port).get("/portal/service-worker.js");

    assertThat(worker.headers().firstValue("Service-Worker-Allowed")).hasValue("/portal");
    assertThat(
            new PortalVisitor(port)
                .get("/portal/app.js")
                .headers()
                .firstValue("Service-Worker-Allowed"))
        .isEmpty();
    assertThat(worker.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';", "manifest-src 'self'", "worker-src 'self'")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void aPageSaysWhoseItIsAndIsKeptByNoOtherCache() {
    String member = programme.enrol();
    PortalVisitor visitor = new PortalVisitor(port);
    assertThat(visitor.get("/portal/sign-in").body())
        .doesNotContain("tierflow-member", "id=\"offline\"");
    visitor.ask(member);
    visitor.use(mailbox.codeFor(member, 1));

    HttpResponse<String> home = visitor.get("/portal");

    assertThat(home.body())
        .contains("<meta name=\"tierflow-member\" content=\"" + Digests.sha256Hex(member) + "\">")
        .containsPattern("id=\"offline\" hidden>Offline: as of [^<]+\\.</p>");
    assertThat(home.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(visitor.get("/portal", "Accept-Language", "de").body())
        .containsPattern("id=\"offline\" hidden>Offline: Stand vom [^<]+\\.</p>");
  }
}
