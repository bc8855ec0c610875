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
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Guesses at passwords and keys, and ways around what bounds them: at paths without an endpoint, at
 * paths that check no credentials, with headers that prove nothing, and where the engine itself
 * asks for a password. Each test comes from addresses of its own.
 */
@AttackTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class SignInAttackTest {

  private static final long MAX_WAIT = Duration.ofMinutes(1).toMillis();

  @Autowired private Attacker attacker;
  @Autowired private IdentityService identities;

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void aStrangersGuessesLockNobodyOut() {
    employ("besieged");
    assertThat(signIn("127.0.4.1", "besieged", Attacker.PASSWORD)).isEqualTo(200);

    for (int guess = 1; guess <= 10; guess++) {
      assertThat(signIn("127.0.4.2", "besieged", "guess " + guess)).isEqualTo(401);
      ClockUtil.offset(guess * MAX_WAIT);
    }
    assertThat(signIn("127.0.4.3", "besieged", "one more guess")).isEqualTo(401);

    assertThat(signIn("127.0.4.3", "besieged", Attacker.PASSWORD))
        .as("remembered or not, the right password waits where somebody guesses")
        .isEqualTo(401);
    forgetWhoSignedIn("besieged");
    assertThat(signIn("127.0.4.1", "besieged", Attacker.PASSWORD)).isEqualTo(200);
    ClockUtil.offset(11 * MAX_WAIT);
    assertThat(signIn("127.0.4.4", "besieged", Attacker.PASSWORD)).isEqualTo(200);
    assertRefused("127.0.4.3", "besieged", "password");
  }

  @Test
  void guessesFromManyAddressesAreSlowedDownAndLockNobodyOut() {
    employ("surrounded");
    assertThat(signIn("127.0.4.10", "surrounded", Attacker.PASSWORD)).isEqualTo(200);
    forgetWhoSignedIn("surrounded");
    ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());

    for (int guess = 0; guess < 11; guess++) {
      signIn("127.0.4." + (11 + guess), "surrounded", "guess " + guess);
    }

    assertThat(signIn("127.0.4.30", "surrounded", Attacker.PASSWORD)).isEqualTo(401);
    assertThat(signIn("127.0.4.10", "surrounded", Attacker.PASSWORD)).isEqualTo(200);
    ClockUtil.reset();
    ClockUtil.offset(MAX_WAIT);
    assertThat(signIn("127.0.4.31", "surrounded", Attacker.PASSWORD)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 /portalX",
        "2 /portal.css",
        "3 /nothing/here",
        "4 /tierflow.css",
        "5 /unsubscribe",
        "6 /api/me.json",
        "7 /camunda",
        "8 /actuator/health"
      })
  void guessesCountAtPathsWithoutADoor(String numbered) {
    String address = "127.0.5." + numbered.split(" ")[0];
    String path = numbered.split(" ")[1];

    for (int guess = 0; guess < 12; guess++) {
      get(
          address,
          path,
          guess % 2 == 0 ? basic("x" + guess) : basic("x" + guess).replace("Basic", "bASIC"));
    }

    assertThat(get(address, "/api/members", basic("y")).status()).isEqualTo(429);
  }

  @Test
  void rightCredentialsAtAPathThatLooksAtNoneStayAccepted() {
    String right = Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD);
    assertThat(get("127.0.6.20", "/api/members", right).status()).isEqualTo(200);

    for (int stray = 0; stray < 12; stray++) {
      assertThat(get("127.0.6.20", "/api/me", right).status()).isEqualTo(401);
    }

    assertThat(get("127.0.6.20", "/api/members", right).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 /unsubscribe/none", "2 /portal/sign-in", "3 /nothing", "4 /camunda/x"})
  void aGuessThatIsNotLookedAtIsNotTakenForAccepted(String numbered) {
    String address = "127.0.6." + numbered.split(" ")[0];
    String guess = Attacker.basic(Insiders.ADMIN, "guess" + numbered);
    get(address, numbered.split(" ")[1], guess);
    for (int other = 0; other < 12; other++) {
      get(address, "/api/members", basic("z" + other));
    }

    assertThat(get(address, "/api/members", guess).status()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 Authorization: X",
        "2 Authorization: Bearer junk",
        "3 Authorization: Digest username=admin",
        "4 Cookie: JSESSIONID=0123456789ABCDEF0123456789ABCDEF",
        "5 X-Forwarded-For: 10.1.1.1"
      })
  void whatProvesNothingLiftsNoLimit(String numbered) {
    String address = "127.0.7." + numbered.charAt(0);
    String header = numbered.substring(2) + "\r\n";

    List<Integer> answers =
        IntStream.range(0, 300)
            .parallel()
            .mapToObj(call -> get(address, "/login", header).status())
            .toList();

    assertThat(answers).contains(429);
  }

  @Test
  void wrongKeysAndTokensCountAtAnyPath() {
    for (String token : List.of("tfk_0123456789abcdef_" + "x".repeat(43), "tfk_junk")) {
      String address = "127.0.8." + token.length();
      for (int guess = 0; guess < 12; guess++) {
        get(address, "/tierflow.css", "Authorization: bEaReR " + token + "\r\n");
      }
      assertThat(get(address, "/api/members", basic("y")).status()).as(token).isEqualTo(429);
    }
  }

  @Test
  void whoIsSignedInGuessesNoPasswordOfTheirOwn() {
    employ("borrowed");
    String address = "127.0.9.1";
    ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());

    assertThat(change(address, "wrong")).isEqualTo(400);
    assertThat(change(address, Attacker.PASSWORD)).as("too early").isEqualTo(400);
    ClockUtil.reset();
    ClockUtil.offset(MAX_WAIT);
    assertThat(change(address, Attacker.PASSWORD)).isEqualTo(204);

    assertRefused(address, "borrowed", "password, asked for once more");
  }

  @Test
  void whoIsSignedInAndGuessesOnWaitsAtTheAddress() {
    employ("hijacked");
    List<Integer> answers =
        IntStream.range(0, 13).mapToObj(guess -> changeOf("127.0.9.2", "hijacked", "g")).toList();

    assertThat(answers.get(0)).isEqualTo(400);
    assertThat(answers.get(12)).isEqualTo(429);
  }

  @Test
  void aRefusalBehindAProxyNamesTheClient() {
    attacker.from(
        Attacker.PROXY,
        "GET",
        "/api/members",
        "X-Forwarded-For: 198.51.100.7\r\n" + Attacker.basic(Insiders.MANAGER, "wrong"),
        null);

    assertRefused("198.51.100.7", Insiders.MANAGER, "password");
  }

  private int change(String address, String typed) {
    return changeOf(address, "borrowed", typed);
  }

  private int changeOf(String address, String user, String typed) {
    return attacker
        .from(
            address,
            "PUT",
            "/engine-rest/user/" + user + "/credentials",
            Attacker.basic(user, Attacker.PASSWORD) + "Content-Type: application/json\r\n",
            "{\"password\": \"another horse battery\", \"authenticatedUserPassword\": \"%s\"}"
                .formatted(typed))
        .status();
  }

  /** One query of the audit tells who, what, from where. */
  private void assertRefused(String address, String user, String detail) {
    String query = "/api/audit?action=SIGN_IN_REFUSED&address=" + address;
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(attacker.get(Insiders.ADMIN, query).body())
                    .contains(
                        "\"actor\":\"" + user + "\"",
                        "\"address\":\"" + address + "\"",
                        "\"detail\":\"" + detail + "\""));
  }

  private int signIn(String address, String user, String password) {
    return get(address, "/api/members", Attacker.basic(user, password)).status();
  }

  private AttackAnswer get(String address, String path, String headers) {
    return attacker.from(address, "GET", path, headers, null);
  }

  private static String basic(String user) {
    return Attacker.basic(user, "guess");
  }

  private void employ(String id) {
    User user = identities.newUser(id);
    user.setPassword(Attacker.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(id, Insiders.MANAGER);
  }

  /** Has a remembered sign-in verified anew: the same password has another hash. */
  private void forgetWhoSignedIn(String id) {
    User user = identities.createUserQuery().userId(id).singleResult();
    user.setPassword(Attacker.PASSWORD);
    identities.saveUser(user);
  }
}
