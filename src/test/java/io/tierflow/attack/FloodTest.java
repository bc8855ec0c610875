package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Too many calls, and too many guesses. Each test comes from an address of its own. */
@AttackTest
class FloodTest {

  private static final String WRONG = Attacker.basic(Insiders.MANAGER, "wrong");
  private static final String RIGHT = Attacker.basic(Insiders.OWNER, Attacker.PASSWORD);

  @Autowired private Attacker attacker;

  @Test
  void whoGuessesPasswordsWaits() {
    String address = "127.0.1.1";
    List<Integer> answers =
        IntStream.range(0, 15)
            .mapToObj(
                attempt ->
                    attacker
                        .from(
                            address,
                            "GET",
                            "/api/members",
                            Attacker.basic("nobody-" + attempt, "guess"),
                            null)
                        .status())
            .toList();

    assertThat(answers.subList(0, 10)).containsOnly(401);
    assertThat(answers.subList(11, 15)).containsOnly(429);
    AttackAnswer refused = attacker.from(address, "GET", "/api/members", WRONG, null);
    assertThat(refused.isProblem()).isTrue();
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
    assertThat(attacker.from("127.0.1.2", "GET", "/api/members", RIGHT, null).status())
        .isEqualTo(200);
  }

  @Test
  void whoWasAcceptedBeforeGoesOnBesideOneWhoGuesses() {
    String address = "127.0.1.3";
    attacker.from(address, "GET", "/api/members", RIGHT, null);
    for (int attempt = 0; attempt < 12; attempt++) {
      attacker.from(address, "GET", "/api/members", Attacker.basic("x" + attempt, "guess"), null);
    }

    assertThat(attacker.from(address, "GET", "/api/members", WRONG, null).status()).isEqualTo(429);
    assertThat(attacker.from(address, "GET", "/api/members", RIGHT, null).status()).isEqualTo(200);
  }

  @Test
  void guessingAtTheFormIsCountedHoweverItsAddressIsWritten() {
    String address = "127.0.1.4";
    for (int attempt = 0; attempt < 12; attempt++) {
      String path = attempt % 2 == 0 ? "/login" : "/%6Cogin";
      assertThat(form(address, path, "text/html").status()).isIn(302, 403, 429);
    }

    assertThat(form(address, "/login", "text/html").status()).isEqualTo(429);
    assertThat(form(address, "/%6Cogin", "text/html").status()).isEqualTo(429);
    assertThat(form(address, "/login", "text/html").body()).doesNotContain("password");
  }

  @Test
  void theWebappsHaveNoSignInOfTheirOwnToGuessAt() {
    AttackAnswer guess =
        attacker.from(
            "127.0.1.5",
            "POST",
            "/camunda/api/admin/auth/user/default/login/welcome",
            "Content-Type: application/x-www-form-urlencoded\r\n",
            "username=" + Insiders.ADMIN + "&password=" + Attacker.PASSWORD);

    assertThat(guess.status()).isEqualTo(401);
    assertThat(guess.all("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
  }

  @Test
  void aStrangerWhoFloodsWaits() {
    String address = "127.0.1.6";
    List<Integer> answers =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(call -> attacker.from(address, "GET", "/login", "", null).status())
            .toList();

    assertThat(answers).contains(200, 429);
    assertThat(attacker.from("127.0.1.7", "GET", "/login", "", null).status()).isEqualTo(200);
    assertInAudit(address, "GET /login");
  }

  private void assertInAudit(String address, String call) {
    String query = "/api/audit?action=CALL_REFUSED&subject=" + address;
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(attacker.get(Insiders.ADMIN, query).body())
                    .contains("\"actor\":\"nobody\"", call));
  }

  @Test
  void nobodySendsManyFormsToTheMembersSignIn() {
    String address = "127.0.1.8";
    List<Integer> answers =
        IntStream.range(0, 12)
            .mapToObj(
                call -> attacker.from(address, "POST", "/portal/sign-in/x", "", "a=b").status())
            .toList();

    assertThat(answers.get(11)).isEqualTo(429);
    assertThat(answers.subList(0, 10)).doesNotContain(429);
  }

  @Test
  void whatMembersSendOnceTheyAreInIsNoRequestForALink() {
    List<Integer> answers =
        IntStream.range(0, 12)
            .mapToObj(
                call ->
                    attacker.from("127.0.1.11", "POST", "/portal/preferences", "", "a=b").status())
            .toList();

    assertThat(answers).doesNotContain(429);
  }

  private AttackAnswer form(String address, String path, String accept) {
    return attacker.from(
        address,
        "POST",
        path,
        "Accept: " + accept + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
        "username=admin&password=guess");
  }
}
