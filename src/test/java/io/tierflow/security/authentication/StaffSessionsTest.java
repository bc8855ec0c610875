package io.tierflow.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** One session serves pages and webapps, and ends with what it rests on. */
@HttpTest
class StaffSessionsTest {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String WHO = "/camunda/api/admin/auth/user/default";
  private static final String COUNT = "/camunda/api/engine/engine/default/task/count";

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient database;
  @Autowired private CredentialFingerprintCache standings;
  @Autowired private AuditTrail audit;

  /** What an admin does to a user, over the engine's REST API. */
  private enum Change {
    PASSWORD(
        "PUT",
        "/engine-rest/user/%s/credentials",
        "{\"password\": \"another horse battery\","
            + " \"authenticatedUserPassword\": \"correct horse\"}"),
    GROUP("DELETE", "/engine-rest/group/loyalty-managers/members/%s", null),
    REMOVAL("DELETE", "/engine-rest/user/%s", null);

    private final String method;
    private final String path;
    private final String body;

    Change(String method, String path, String body) {
      this.method = method;
      this.path = path;
      this.body = body;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionEndsWithWhatItRestsOn(Change change) {
    String user = "stale-" + change.name().toLowerCase(Locale.ROOT);
    StaffVisitor visitor = signedIn(user);
    assertThat(visitor.get(TASKLIST).statusCode()).isEqualTo(200);
    assertThat(visitor.fetch(COUNT).statusCode()).isEqualTo(200);

    HttpResponse<String> changed =
        caller.send(caller.as("admin", change.method, change.path.formatted(user), change.body));

    assertThat(changed.statusCode()).isEqualTo(204);
    assertIsOver(visitor);
  }

  @Test
  void theSessionOfThePagesServesTheWebapps() {
    StaffVisitor visitor = signedIn("one-sign-in");

    assertThat(visitor.fetch(WHO).body())
        .contains("\"userId\":\"one-sign-in\"", "\"tasklist\"")
        .doesNotContain("\"cockpit\"");
    assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void whoOpensAWebappIsSentToTheOneSignInAndBack() {
    StaffVisitor visitor = new StaffVisitor(caller);

    assertThat(StaffVisitor.location(visitor.get(TASKLIST))).endsWith("/login");
    assertThat(StaffVisitor.location(visitor.signIn(Groups.WAREHOUSE, TestCaller.PASSWORD)))
        .contains(TASKLIST);
  }

  @Test
  void theWebappsHaveNoSignInOfTheirOwn() {
    StaffVisitor visitor = signedIn("second-sign-in");
    String token = visitor.webappToken();

    HttpResponse<String> answer =
        visitor.send(
            caller
                .request("POST", WHO + "/login/tasklist", "username=admin&password=correct+horse")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(visitor.fetch(WHO).body()).contains("second-sign-in");
  }

  @Test
  void signingOutOfAWebappEndsTheSessionOfThePages() {
    StaffVisitor visitor = signedIn("leaves-webapp");
    String token = visitor.webappToken();

    HttpResponse<String> answer =
        visitor.send(caller.request("POST", WHO + "/logout", "").header("X-XSRF-TOKEN", token));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertIsOver(visitor);
    assertThat(audited("leaves-webapp")).containsExactly("SIGNED_IN", "SIGNED_OUT");
  }

  @Test
  void signingOutOfThePagesEndsTheSessionOfTheWebapps() {
    StaffVisitor visitor = signedIn("leaves-pages");
    assertThat(visitor.fetch(COUNT).statusCode()).isEqualTo(200);

    visitor.post("/logout", "_csrf=" + visitor.token("/members"));

    assertIsOver(visitor);
    assertThat(audited("leaves-pages")).containsExactly("SIGNED_IN", "SIGNED_OUT");
  }

  /** A foreign page can make a browser send a form, with the session's cookie in the worst case. */
  @Test
  void aChangeInAWebappWithoutItsTokenIsRefused() {
    StaffVisitor visitor = signedIn("forged-call");
    visitor.webappToken();

    assertThat(visitor.send(caller.request("POST", COUNT, "{}")).statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
    employ("tireless");
    Clock now = Clock.systemUTC();
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.getSession();
    sessions(now)
        .atSignIn()
        .onAuthentication(staff("tireless"), request, new MockHttpServletResponse());

    Duration shift = Duration.ofHours(11).plusMinutes(59);
    assertThat(sessions(Clock.offset(now, shift)).isGood(request.getSession())).isTrue();
    Duration halfADay = Duration.ofHours(12);
    assertThat(sessions(Clock.offset(now, halfADay)).isGood(request.getSession())).isFalse();
  }

  /** Members sign in to pages of their own, and share the cookie's name with staff. */
  @Test
  void aSessionInWhichAMemberHasSignedInOpensNoDoorOfStaff() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.getSession();
    SecurityContextHolder.getContext().setAuthentication(staff("member:M-1"));
    try {
      new StaffSessionFilter(sessions(Clock.systemUTC()))
          .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

      assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
      assertThat(request.getSession(false)).isNotNull();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private StaffSessions sessions(Clock clock) {
    return new StaffSessions(standings, new LiveSessions(), audit, clock);
  }

  private static Authentication staff(String name) {
    return UsernamePasswordAuthenticationToken.authenticated(name, null, List.of());
  }

  private void employ(String user) {
    User employed = identities.newUser(user);
    employed.setPassword(TestCaller.PASSWORD);
    identities.saveUser(employed);
    identities.createMembership(user, Groups.LOYALTY_MANAGERS);
  }

  private StaffVisitor signedIn(String user) {
    employ(user);
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(user, TestCaller.PASSWORD);
    assertThat(visitor.get("/members").statusCode()).isEqualTo(200);
    return visitor;
  }

  private static void assertIsOver(StaffVisitor visitor) {
    assertThat(visitor.fetch(COUNT).statusCode()).isEqualTo(401);
    assertThat(visitor.fetch(WHO).statusCode()).isEqualTo(401);
    assertThat(StaffVisitor.location(visitor.get("/members"))).endsWith("/login");
    assertThat(StaffVisitor.location(visitor.get(TASKLIST))).endsWith("/login");
  }

  private List<String> audited(String user) {
    return database
        .sql(
            "select action from audit_entry where actor = ? and action like 'SIGN%' order by recorded_at, action")
        .param(user)
        .query(String.class)
        .list();
  }
}
