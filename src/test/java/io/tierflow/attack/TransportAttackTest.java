package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What answers tell browsers, cookies, encryption, and who is believed about where it comes from.
 */
@AttackTest
class TransportAttackTest {

  @Autowired private Attacker attacker;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/members",
        "/api/members",
        "/engine-rest/engine",
        "/v3/api-docs",
        "/nowhere",
        "/swagger-ui/index.html",
        "/tierflow.css",
        "/actuator/health",
        "/camunda/app/cockpit/default/",
        "/camunda/app/tasklist/default/",
        "/camunda/app/admin/default/",
        "/camunda/api/engine/engine/",
        "/camunda/api/admin/auth/user/default",
      })
  void everyAnswerCarriesTheHeaders(String path) {
    for (AttackAnswer answer :
        List.of(attacker.get(Insiders.ADMIN, path), attacker.nobody("GET", path, "", null))) {
      String policy = answer.header("Content-Security-Policy").orElse("none of " + path);
      assertThat(answer.all("X-Content-Type-Options")).as(path).containsExactly("nosniff");
      assertThat(answer.all("Referrer-Policy")).containsExactly("same-origin");
      assertThat(answer.all("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
      assertThat(answer.all("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
      assertThat(answer.all("Permissions-Policy")).hasSize(1);
      assertThat(answer.all("X-Frame-Options")).containsExactly("DENY");
      assertThat(answer.all("Content-Security-Policy")).hasSize(1);
      assertThat(policy).contains("frame-ancestors 'none'");
      assertThat(answer.header("Server")).isEmpty();
      assertThat(answer.header("X-Powered-By")).isEmpty();
      assertThat(answer.header("Strict-Transport-Security")).isEmpty();
      assertThat(policy).doesNotContain("unsafe").contains("default-src 'none'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/members", "/members", "/engine-rest/engine", "/camunda/api/engine/engine/"})
  void whatIsPersonalIsNotStored(String path) {
    assertThat(attacker.get(Insiders.ADMIN, path).header("Cache-Control").orElse(""))
        .contains("no-store");
  }

  @Test
  void overTlsEveryCookieIsSecureAndTheBrowserKeepsToTls() {
    for (String path : List.of("/login", "/portal/sign-in")) {
      AttackAnswer answer = attacker.overTls("GET", path, "", null);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Strict-Transport-Security").orElse(""))
          .contains("max-age=31536000");
      assertThat(answer.all("Set-Cookie"))
          .isNotEmpty()
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "SameSite=Lax"));
      assertThat(answer.all("Set-Cookie"))
          .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
          .isNotEmpty()
          .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly"));
    }
  }

  @Test
  void aDeclaredProxyTellsThatTheClientUsedTls() {
    AttackAnswer answer =
        attacker.from(
            Attacker.PROXY,
            "GET",
            "/login",
            "X-Forwarded-For: 203.0.113.5\r\nX-Forwarded-Proto: https\r\n",
            null);

    assertThat(answer.header("Strict-Transport-Security")).isPresent();
    assertThat(answer.all("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  @Test
  void nobodyElseIsBelieved() {
    AttackAnswer answer =
        attacker.from(
            "127.0.2.1",
            "GET",
            "/login",
            "X-Forwarded-For: 203.0.113.5\r\nX-Forwarded-Proto: https\r\nForwarded: proto=https\r\n",
            null);

    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    assertThat(answer.all("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
  }

  /** Who could choose an address at will could guess for ever. */
  @Test
  void aForgedAddressDoesNotHelpToGuess() {
    AttackAnswer last = null;
    for (int attempt = 0; attempt < 12; attempt++) {
      last = guess("127.0.2.2", "203.0.113." + attempt, attempt);
    }
    assertThat(last.status()).isEqualTo(429);

    for (int attempt = 0; attempt < 12; attempt++) {
      last = guess(Attacker.PROXY, "10.9.9." + attempt + ", 203.0.113.77", attempt);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(guess(Attacker.PROXY, "203.0.113.78", 0).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost:1@evil.example"})
  void noForgedHostLeadsElsewhere(String host) {
    AttackAnswer answer =
        attacker.nobody(
            "GET",
            "/members",
            "Accept: text/html\r\nX-Forwarded-Host: " + host + "\r\nX-Host: " + host + "\r\n",
            null);

    assertThat(answer.header("Location").orElse("")).doesNotContain("evil");
  }

  private AttackAnswer guess(String from, String forwardedFor, int attempt) {
    return attacker.from(
        from,
        "GET",
        "/api/members",
        "X-Forwarded-For: " + forwardedFor + "\r\n" + Attacker.basic("u" + attempt, "guess"),
        null);
  }
}
