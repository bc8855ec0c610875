package io.tierflow.security.authentication.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.Windows;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Staff of a company that has an OpenID Connect provider. */
@HttpTest
@Tag("full")
class OpenIdConnectTest {

  private static final String ISSUER = "company";
  private static final String CLIENT = "tierflow-client";
  private static final String AUDIENCE = "tierflow-api";
  private static final String DEPLOY = "/engine-rest/deployment/create";
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static final MockOAuth2Server STRANGER = new MockOAuth2Server();

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient database;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    PROVIDER.start();
    STRANGER.start();
    String issuer = PROVIDER.issuerUrl(ISSUER).toString();
    String client = "spring.security.oauth2.client.";
    properties.add(client + "registration.company.client-id", () -> CLIENT);
    properties.add(client + "registration.company.client-secret", () -> "secret");
    properties.add(client + "registration.company.client-name", () -> "Company");
    properties.add(client + "registration.company.scope", () -> "openid,profile");
    properties.add(client + "provider.company.issuer-uri", () -> issuer);
    String tokens = "spring.security.oauth2.resourceserver.jwt.";
    properties.add(tokens + "issuer-uri", () -> issuer);
    properties.add(tokens + "audiences", () -> AUDIENCE);
  }

  @AfterAll
  static void closeProviders() {
    PROVIDER.shutdown();
    STRANGER.shutdown();
  }

  @Test
  void theSignInPageOffersTheProvider() {
    assertThat(new StaffVisitor(caller).get("/login").body())
        .contains("Sign in with Company", "/oauth2/authorization/company");
  }

  @Test
  void aManagerOfTheProviderIsOneInPagesApiAndWebapps() {
    StaffVisitor manager = new StaffVisitor(caller);

    HttpResponse<String> signedIn =
        signIn(manager, "1-mia", "mia", List.of(Groups.LOYALTY_MANAGERS, "company-runners"));

    assertThat(StaffVisitor.location(signedIn)).doesNotContain("login");
    assertThat(manager.get("/members").statusCode()).isEqualTo(200);
    assertThat(manager.fetch("/api/members").statusCode()).isEqualTo(200);
    assertThat(manager.fetch("/engine-rest/task/count").statusCode()).isEqualTo(200);
    assertThat(manager.fetch("/camunda/api/admin/auth/user/default").body())
        .contains("\"userId\":\"mia\"", "\"tasklist\"")
        .doesNotContain("\"cockpit\"");
    assertThat(groups("mia")).containsExactly(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void theFlowProvesItsCodeWithPkce() {
    HttpResponse<String> begun = new StaffVisitor(caller).get("/oauth2/authorization/company");

    assertThat(StaffVisitor.location(begun))
        .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=");
  }

  @Test
  void aCodeThatSomebodyElsesBrowserAskedForSignsNobodyIn() {
    StaffVisitor victim = new StaffVisitor(caller);
    StaffVisitor attacker = new StaffVisitor(caller);
    URI callback = callback(attacker, "1-eve", "eve", List.of(Groups.ADMINS));
    String address = callback.getRawPath() + "?" + callback.getRawQuery();

    HttpResponse<String> answer = victim.get(address);

    assertThat(StaffVisitor.location(answer)).endsWith("/login?refused");
    assertThat(StaffVisitor.location(victim.get("/members"))).endsWith("/login");
    assertThat(StaffVisitor.location(attacker.get(address))).doesNotContain("login");
  }

  @Test
  void aGroupThatIsTakenAwayAtTheProviderIsGoneAtTheNextSignInAndOldSessionsEnd() {
    StaffVisitor before = new StaffVisitor(caller);
    signIn(before, "1-max", "max", List.of(Groups.LOYALTY_MANAGERS));
    assertThat(before.get("/members").statusCode()).isEqualTo(200);

    StaffVisitor after = new StaffVisitor(caller);
    signIn(after, "1-max", "max", List.of());

    assertThat(after.get("/members").statusCode()).isEqualTo(403);
    assertThat(StaffVisitor.location(before.get("/members"))).endsWith("/login");
  }

  @Test
  void aStrangersGroupOpensNothing() {
    StaffVisitor stranger = new StaffVisitor(caller);

    signIn(stranger, "1-stu", "stu", List.of("company-runners"));

    assertThat(stranger.get("/members").statusCode()).isEqualTo(403);
    assertThat(stranger.fetch("/api/members").statusCode()).isEqualTo(403);
    assertThat(stranger.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    assertThat(identities.createGroupQuery().groupId("company-runners").count()).isZero();
  }

  /** Whoever may choose a name at the provider does not become the admin by it. */
  @Test
  void aNameThatATierflowUserHasIsRefused() {
    StaffVisitor impostor = new StaffVisitor(caller);

    HttpResponse<String> answer =
        signIn(impostor, "1-impostor", "admin", List.of(Groups.LOYALTY_MANAGERS));

    assertThat(StaffVisitor.location(answer)).endsWith("/login?refused");
    assertThat(impostor.get("/login?refused").body()).contains("The sign-in was refused.");
    assertThat(groups("admin")).containsExactly(Groups.ADMINS);
    assertThat(status(token(PROVIDER, "1-impostor", AUDIENCE, "admin", Groups.ADMINS)))
        .isEqualTo(401);
  }

  @Test
  void whoSignsInAtTheProviderHasNoPasswordHere() {
    signIn(new StaffVisitor(caller), "1-pat", "pat", List.of(Groups.LOYALTY_MANAGERS));

    StaffVisitor guesser = new StaffVisitor(caller);

    assertThat(StaffVisitor.location(guesser.signIn("pat", "null"))).endsWith("/login?error");
    assertThat(
            caller
                .send(
                    caller
                        .request("GET", "/api/members", null)
                        .header("Authorization", TestCaller.basic("pat", "null")))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void signingOutHereLeadsToSigningOutThere() {
    StaffVisitor manager = new StaffVisitor(caller);
    signIn(manager, "1-lea", "lea", List.of(Groups.LOYALTY_MANAGERS));

    HttpResponse<String> out = manager.post("/logout", "_csrf=" + manager.token("/members"));

    assertThat(out.headers().firstValue("Refresh").orElseThrow())
        .startsWith("0;url=" + PROVIDER.endSessionEndpointUrl(ISSUER))
        .contains("id_token_hint=", "post_logout_redirect_uri=");
    assertThat(StaffVisitor.location(manager.get("/members"))).endsWith("/login");
  }

  /** Headers and policies are followed by a browser alone, which would tell what it refuses. */
  @Test
  @NeedsChromium
  @ExtendWith(Windows.class)
  void aBrowserSignsInAtTheProviderAndOut(Window manager) {
    enqueue("1-bea", "bea", List.of(Groups.LOYALTY_MANAGERS));

    manager.open("/members").link("Sign in with Company").click();
    PlaywrightAssertions.assertThat(manager.heading("Members")).isVisible();
    manager.button("Sign out").click();

    PlaywrightAssertions.assertThat(manager.page().getByText("You are signed out.")).isVisible();
    PlaywrightAssertions.assertThat(manager.open("/members").heading("Sign in")).isVisible();
  }

  @Test
  void aProcessOwnersTokenDeploysAndAManagersDoesNot() {
    String owner = token(PROVIDER, "1-oda", AUDIENCE, "oda", Groups.PROCESS_OWNERS);
    String manager = token(PROVIDER, "1-moe", AUDIENCE, "moe", Groups.LOYALTY_MANAGERS);

    assertThat(caller.send(deployment(owner)).statusCode()).isEqualTo(200);
    assertThat(caller.send(deployment(manager)).statusCode()).isEqualTo(403);
    assertThat(status(manager)).isEqualTo(200);
  }

  @Test
  void aTokenIsRefusedThatIsForgedOrOldOrForOthers() {
    String good = token(PROVIDER, "1-tom", AUDIENCE, "tom", Groups.LOYALTY_MANAGERS);
    assertThat(status(good)).isEqualTo(200);

    assertThat(status(token(PROVIDER, "1-tom", "another", "tom", Groups.LOYALTY_MANAGERS)))
        .as("for another audience")
        .isEqualTo(401);
    assertThat(status(token(STRANGER, "1-tom", AUDIENCE, "tom", Groups.LOYALTY_MANAGERS)))
        .as("of another provider")
        .isEqualTo(401);
    assertThat(status(expired())).as("expired").isEqualTo(401);
    assertThat(status(unsigned(good))).as("without signature").isEqualTo(401);
    assertThat(status(promoted(good))).as("with other claims").isEqualTo(401);
  }

  @Test
  void aRefusedTokenIsAuditedWithoutWhatItSays() {
    long before = refusedTokens();

    status(token(STRANGER, "1-mallory", AUDIENCE, "mallory", Groups.ADMINS));
    status("no-token-at-all");

    assertThat(refusedTokens()).isEqualTo(before + 2);
    assertThat(
            database
                .sql(
                    """
                    select count(*) from audit_entry
                    where concat(actor, subject, coalesce(detail, '')) like '%mallory%'
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private long refusedTokens() {
    return database
        .sql(
            "select count(*) from audit_entry where action = 'SIGN_IN_REFUSED' and detail = 'token'")
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "null"})
  void whatIsNoTokenIsRefused(String token) {
    assertThat(status(token)).isEqualTo(401);
  }

  private HttpResponse<String> signIn(
      StaffVisitor visitor, String subject, String name, List<String> groups) {
    URI callback = callback(visitor, subject, name, groups);
    return visitor.get(callback.getRawPath() + "?" + callback.getRawQuery());
  }

  /** Where the provider sends the browser once its user has signed in there. */
  private URI callback(StaffVisitor visitor, String subject, String name, List<String> groups) {
    enqueue(subject, name, groups);
    String provider = StaffVisitor.location(visitor.get("/oauth2/authorization/company"));
    HttpResponse<String> answer = visitor.send(HttpRequest.newBuilder(URI.create(provider)).GET());
    return URI.create(StaffVisitor.location(answer));
  }

  /** Whom the provider is to sign in next. */
  private static void enqueue(String subject, String name, List<String> groups) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER,
            subject,
            "JWT",
            List.of(CLIENT),
            Map.of("preferred_username", name, "groups", groups)));
  }

  private static String token(
      MockOAuth2Server provider, String subject, String audience, String name, String group) {
    return provider
        .issueToken(
            ISSUER, subject, audience, Map.of("preferred_username", name, "groups", List.of(group)))
        .serialize();
  }

  private static String expired() {
    return PROVIDER
        .issueToken(
            ISSUER,
            CLIENT,
            new DefaultOAuth2TokenCallback(
                ISSUER,
                "1-tom",
                "JWT",
                List.of(AUDIENCE),
                Map.of("preferred_username", "tom", "groups", List.of(Groups.LOYALTY_MANAGERS)),
                -Duration.ofMinutes(5).toSeconds()))
        .serialize();
  }

  private static String unsigned(String token) {
    String header = encode("{\"alg\":\"none\"}");
    return header + "." + token.split("\\.")[1] + ".";
  }

  private static String promoted(String token) {
    String[] parts = token.split("\\.");
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(Groups.LOYALTY_MANAGERS, Groups.ADMINS);
    return parts[0] + "." + encode(claims) + "." + parts[2];
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private int status(String token) {
    return caller
        .send(
            caller.request("GET", "/api/members", null).header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private HttpRequest.Builder deployment(String token) {
    String form =
        """
        --part\r
        Content-Disposition: form-data; name="deployment-name"\r
        \r
        by-token\r
        --part\r
        Content-Disposition: form-data; name="data"; filename="by-token.bpmn"\r
        Content-Type: application/xml\r
        \r
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="tests">
          <process id="by-token" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="Started"/>
          </process>
        </definitions>\r
        --part--\r
        """;
    return caller
        .request("POST", DEPLOY, form)
        .setHeader("Content-Type", "multipart/form-data; boundary=part")
        .header("Authorization", "Bearer " + token);
  }

  private List<String> groups(String user) {
    return identities.createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .toList();
  }
}
