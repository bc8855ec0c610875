package io.tierflow.tier.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tiers are granted over HTTP, and on a page that staff reach from the member's. */
@HttpTest
class TierGrantApiTest {

  private static final Pattern GRANT_ID = Pattern.compile("name=\"grantId\" value=\"([^\"]+)\"");

  private final String member = "G-" + UUID.randomUUID();
  private final String grant = "grant-" + UUID.randomUUID();
  private final LocalDate until = LocalDate.now(ZoneOffset.UTC).plusYears(1);

  @Autowired private TestCaller caller;
  @Autowired private ObjectMapper json;

  @BeforeEach
  void enrol() {
    HttpResponse<String> enrolled =
        caller.send(
            caller.as(
                "admin",
                "POST",
                "/api/members",
                "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\"}".formatted(member)));
    assertThat(enrolled.statusCode()).isEqualTo(201);
  }

  @Test
  void aGrantHoldsAtOnceAndOnce() {
    HttpResponse<String> first = ask(Groups.LOYALTY_MANAGERS, body("GOLD", until));
    HttpResponse<String> again = ask(Groups.LOYALTY_MANAGERS, body("GOLD", until));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(StaffVisitor.location(first)).isEqualTo(grants() + "/" + grant);
    JsonNode granted = read(first);
    assertThat(granted.path("state").asText()).isEqualTo("APPROVED");
    assertThat(granted.path("tier").asText()).isEqualTo("GOLD");
    assertThat(granted.path("validUntil").asText()).isEqualTo(until.toString());
    assertThat(granted.path("requestedBy").asText()).isEqualTo(Groups.LOYALTY_MANAGERS);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(read(again)).isEqualTo(granted);
    assertThat(read(get(grants() + "/" + grant))).isEqualTo(granted);
    JsonNode change = read(get("/api/members/" + member + "/tier-changes")).at("/items/0");
    assertThat(change.path("kind").asText()).isEqualTo("GRANT");
    assertThat(change.path("toTier").asText()).isEqualTo("GOLD");
    assertThat(change.path("validUntil").asText()).isEqualTo(until.toString());
    assertThat(change.path("grantedBy").asText()).isEqualTo(Groups.LOYALTY_MANAGERS);
    assertThat(change.path("reason").asText()).isEqualTo("Status match.");
    assertThat(ask("admin", body("GOLD", until.plusDays(1))).statusCode()).isEqualTo(409);
  }

  @Test
  void oneThatIsReviewedWaits() {
    HttpResponse<String> asked = ask(Groups.LOYALTY_MANAGERS, body("VIP", null));

    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(StaffVisitor.location(asked)).isEqualTo(grants() + "/" + grant);
    assertThat(read(asked).path("state").asText()).isEqualTo("WAITING");
    assertThat(read(asked).path("why").asText()).isNotBlank();
    assertThat(ask(Groups.LOYALTY_MANAGERS, body("VIP", null)).statusCode()).isEqualTo(202);
    assertThat(read(get("/api/members/" + member)).path("tier").asText()).isEqualTo("REGULAR");
  }

  @Test
  void whatIsUnknownMissingOrImpossibleIsRefusedInOneSentence() {
    assertRefused(400, "PLATINUM", body("PLATINUM", until));
    assertRefused(400, "out of range", body("GOLD", LocalDate.of(2020, 1, 1)));
    assertRefused(400, "", body("GOLD", until).replace("Status match.", " "));
    assertRefused(400, "", body("GOLD", until).replace("Status match.", "x".repeat(501)));
    assertRefused(409, "REGULAR already", body("REGULAR", until));
    assertThat(
            caller
                .send(
                    caller.as(
                        "admin", "POST", "/api/members/nobody/tier-grants", body("GOLD", until)))
                .statusCode())
        .isEqualTo(404);
    assertThat(get(grants() + "/unknown").statusCode()).isEqualTo(404);
  }

  @Test
  void anIdOfAnyVisibleCharactersHasItsAddress() {
    HttpResponse<String> asked =
        ask("admin", body("GOLD", until).replace(grant, "{" + grant + "}%^|"));

    assertThat(asked.statusCode()).isEqualTo(201);
    assertThat(StaffVisitor.location(asked)).isEqualTo(grants() + "/%7B" + grant + "%7D%25%5E%7C");
  }

  @Test
  void aManagerGrantsOnAPageAndAsksForWhatWaits() {
    StaffVisitor manager = signedIn(Groups.LOYALTY_MANAGERS);
    String page = "/members/" + member + "/tier-grants";
    assertThat(manager.get("/members/" + member).body()).contains(page, "Grant a tier");
    assertThat(manager.get(page).body()).contains("A grant brings no reward.", "value=\"GOLD\"");

    assertThat(manager.post(page, form(manager, page, "GOLD", "")).statusCode()).isEqualTo(400);
    assertThat(manager.post(page, form(manager, page, "", "Why")).statusCode()).isEqualTo(400);
    String gold = form(manager, page, "GOLD", "<b>Gold</b> elsewhere.");
    HttpResponse<String> done = manager.post(page, gold);

    assertThat(StaffVisitor.location(done)).endsWith("/members/" + member);
    assertThat(manager.get("/members/" + member).body())
        .contains("The tier is granted", "&lt;b&gt;Gold&lt;/b&gt; elsewhere.")
        .contains("granted by " + Groups.LOYALTY_MANAGERS)
        .doesNotContain("<b>Gold</b>");
    assertThat(StaffVisitor.location(manager.post(page, gold))).endsWith("/members/" + member);
    assertThat(manager.get("/members/" + member).body()).contains("The tier is granted");
    HttpResponse<String> same = manager.post(page, form(manager, page, "GOLD", "Again."));
    assertThat(same.statusCode()).isEqualTo(409);
    assertThat(same.body()).contains("a grant of the same tier must end later");

    manager.post(page, form(manager, page, "VIP", "Known from TV."));
    assertThat(manager.get("/members/" + member).body())
        .contains("The grant waits for the approval of another person")
        .contains("Grants that wait for another person", "Known from TV.");
  }

  @Test
  void whoMayNotGrantSeesNoLinkToIt() {
    StaffVisitor owner = signedIn(Groups.PROCESS_OWNERS);

    assertThat(owner.get("/members/" + member).body())
        .contains("Start tier upgrade now")
        .doesNotContain("/tier-grants");
  }

  private String form(StaffVisitor manager, String page, String tier, String reason) {
    Matcher id = GRANT_ID.matcher(manager.get(page).body());
    assertThat(id.find()).isTrue();
    return "_csrf=%s&grantId=%s&tier=%s&validUntil=%s&reason=%s"
        .formatted(
            manager.token(page),
            id.group(1),
            tier,
            until,
            URLEncoder.encode(reason, StandardCharsets.UTF_8));
  }

  private void assertRefused(int status, String sentence, String body) {
    HttpResponse<String> refused = ask(Groups.LOYALTY_MANAGERS, body);
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(read(refused).path("detail").asText()).contains(sentence);
  }

  private StaffVisitor signedIn(String group) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(group, TestCaller.PASSWORD);
    return visitor;
  }

  private String grants() {
    return "/api/members/" + member + "/tier-grants";
  }

  private String body(String tier, LocalDate day) {
    return """
        {"grantId": "%s", "tier": "%s", "validUntil": %s, "reason": "Status match."}"""
        .formatted(grant, tier, day == null ? null : "\"" + day + "\"");
  }

  private HttpResponse<String> ask(String user, String body) {
    return caller.send(caller.as(user, "POST", grants(), body));
  }

  private HttpResponse<String> get(String path) {
    return caller.send(caller.as(Groups.LOYALTY_MANAGERS, "GET", path, null));
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
