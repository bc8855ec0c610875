package io.tierflow.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class SignInTest {

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;

  private StaffVisitor visitor;

  @BeforeEach
  void visit() {
    visitor = new StaffVisitor(caller);
  }

  @Test
  void aPageSendsToSignInAndBack() {
    HttpResponse<String> refused = visitor.get("/reports/1999-01");
    assertThat(refused.statusCode()).isEqualTo(302);
    assertThat(StaffVisitor.location(refused)).endsWith("/login");

    HttpResponse<String> signedIn = visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);

    assertThat(StaffVisitor.location(signedIn)).contains("/reports/1999-01");
    assertThat(visitor.get("/reports/1999-01").statusCode()).isNotIn(302, 401, 403);
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhatIsWrong() {
    HttpResponse<String> answer = visitor.signIn("nobody-at-all", "wrong");

    assertThat(StaffVisitor.location(answer)).endsWith("/login?error");
    assertThat(visitor.get("/login?error").body()).contains("Wrong user name or password.");
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void theRightPasswordRightAfterATypoIsToldToWait() {
    ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());
    visitor.signIn(Groups.WAREHOUSE, "a typo");
    HttpResponse<String> tooSoon = visitor.signIn(Groups.WAREHOUSE, TestCaller.PASSWORD);

    assertThat(StaffVisitor.location(tooSoon)).endsWith("/login?error");
    assertThat(visitor.get("/login?error").body())
        .containsPattern("Wait [123] seconds? before you try again. Until then, even the right");
    identities.unlockUser(Groups.WAREHOUSE);
    assertThat(StaffVisitor.location(visitor.signIn(Groups.WAREHOUSE, TestCaller.PASSWORD)))
        .doesNotContain("error");
  }

  @Test
  void signInWithoutTheTokenIsRefused() {
    visitor.get("/login");

    assertThat(visitor.post("/login", "username=admin&password=x").statusCode()).isEqualTo(403);
  }

  @Test
  void aFormWhoseSessionIsOverLeadsToSignIn() {
    HttpResponse<String> answer = visitor.post("/login", "username=admin&password=x&_csrf=old");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(StaffVisitor.location(answer)).endsWith("/login");
  }

  @Test
  void aSessionMayReadTheApiAndChangesNeedTheToken() {
    visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);
    HttpRequest.Builder change = caller.request("POST", "/api/members/X-0/adjustments", "{}");

    assertThat(visitor.get("/api/members/X-0").statusCode()).isNotIn(302, 401, 403);
    assertThat(visitor.send(change).statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionWithoutTheGroupIsRefused() {
    visitor.signIn(Groups.API_CLIENTS, TestCaller.PASSWORD);

    assertThat(visitor.get("/members").statusCode()).isEqualTo(403);
  }

  @Test
  void whoAsksForNoPageComesHome() {
    HttpResponse<String> signedIn = visitor.signIn(Groups.WAREHOUSE, TestCaller.PASSWORD);

    assertThat(StaffVisitor.location(signedIn)).isEqualTo("/");
    assertThat(visitor.get("/").body()).contains("<h1>Home</h1>");
  }

  /** Whoever puts a session id of their own into another's browser must not find them in it. */
  @Test
  void aSessionIdThatIsKnownBeforeSignInIsWorthNothing() {
    String planted = cookie(visitor.get("/login")).split(";")[0];
    visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);

    HttpResponse<String> attacker =
        caller.send(
            caller
                .request("GET", "/members", null)
                .header("Accept", "text/html")
                .header("Cookie", planted));

    assertThat(planted).startsWith("JSESSIONID=");
    assertThat(attacker.statusCode()).isEqualTo(302);
    assertThat(StaffVisitor.location(attacker)).endsWith("/login");
  }

  @Test
  void signingOutEndsTheSession() {
    visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);

    HttpResponse<String> signedOut = visitor.post("/logout", "_csrf=" + visitor.token("/login"));

    assertThat(StaffVisitor.location(signedOut)).endsWith("/login?out");
    assertThat(visitor.get("/members").statusCode()).isEqualTo(302);
  }

  @Test
  void theSessionIsANewOneAfterSignIn() {
    String before = cookie(visitor.get("/login"));
    String after = cookie(visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD));

    assertThat(after).isNotEqualTo(before).contains("HttpOnly");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID"))
        .findFirst()
        .orElse("");
  }
}
