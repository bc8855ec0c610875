package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class SignInTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired private Caller caller;

  private final HttpClient browser = Caller.browser();

  @Test
  void aPageSendsToSignInAndBack() {
    HttpResponse<String> refused = get("/reports/1999-01");
    assertThat(refused.statusCode()).isEqualTo(302);
    assertThat(location(refused)).endsWith("/login");

    HttpResponse<String> signedIn = signIn(Groups.LOYALTY_MANAGERS, Caller.PASSWORD);

    assertThat(location(signedIn)).contains("/reports/1999-01");
    assertThat(get("/reports/1999-01").statusCode()).isNotIn(302, 401, 403);
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhatIsWrong() {
    HttpResponse<String> answer = signIn("nobody-at-all", "wrong");

    assertThat(location(answer)).endsWith("/login?error");
    assertThat(get("/login?error").body()).contains("User or password is wrong.");
  }

  @Test
  void signInWithoutTheTokenIsRefused() {
    get("/login");

    assertThat(post("/login", "username=admin&password=x").statusCode()).isEqualTo(403);
  }

  @Test
  void aFormWhoseSessionIsOverLeadsToSignIn() {
    HttpResponse<String> answer = post("/login", "username=admin&password=x&_csrf=old");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).endsWith("/login");
  }

  @Test
  void aSessionMayReadTheApiAndChangesNeedTheToken() {
    signIn(Groups.LOYALTY_MANAGERS, Caller.PASSWORD);
    HttpRequest.Builder change = caller.request("POST", "/api/members/X-0/adjustments", "{}");

    assertThat(get("/api/members/X-0").statusCode()).isNotIn(302, 401, 403);
    assertThat(Caller.send(browser, change).statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionWithoutTheGroupIsRefused() {
    signIn(Groups.API_CLIENTS, Caller.PASSWORD);

    assertThat(get("/members").statusCode()).isEqualTo(403);
  }

  @Test
  void whoHasNoPageIsLedToTasklist() {
    signIn(Groups.WAREHOUSE, Caller.PASSWORD);

    assertThat(location(get("/"))).endsWith("/camunda/app/tasklist/");
  }

  @Test
  void signingOutEndsTheSession() {
    signIn(Groups.LOYALTY_MANAGERS, Caller.PASSWORD);

    HttpResponse<String> signedOut = post("/logout", "_csrf=" + token("/login"));

    assertThat(location(signedOut)).endsWith("/login?out");
    assertThat(get("/members").statusCode()).isEqualTo(302);
  }

  @Test
  void theSessionIsANewOneAfterSignIn() {
    String before = cookie(get("/login"));
    String after = cookie(signIn(Groups.LOYALTY_MANAGERS, Caller.PASSWORD));

    assertThat(after).isNotEqualTo(before).contains("HttpOnly");
  }

  private HttpResponse<String> signIn(String user, String password) {
    return post(
        "/login",
        "username=%s&password=%s&_csrf=%s"
            .formatted(user, URLEncoder.encode(password, StandardCharsets.UTF_8), token("/login")));
  }

  private String token(String page) {
    Matcher token = TOKEN.matcher(get(page).body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private HttpResponse<String> get(String path) {
    return Caller.send(
        browser, HttpRequest.newBuilder(caller.address(path)).header("Accept", "text/html"));
  }

  private HttpResponse<String> post(String path, String form) {
    return Caller.send(
        browser,
        HttpRequest.newBuilder(caller.address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID"))
        .findFirst()
        .orElse("");
  }
}
