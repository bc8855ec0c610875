package io.tierflow.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.security.authentication.password.PasswordHash;
import io.tierflow.security.authentication.password.PasswordRules;
import io.tierflow.security.authentication.password.QuickPasswordHash;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Attacks on passwords. */
@HttpTest
@Import(QuickPasswordHash.class)
class PasswordGuessingTest {

  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;
  @Autowired private QuickPasswordHash hash;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transactions;

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void guessesCountTogetherAtEveryDoorAndSlowTheUserDown() {
    employ("guessed");

    identities.checkPassword("guessed", "wrong");
    assertThat(failures("guessed")).isEqualTo(1);
    ClockUtil.offset(MAX_WAIT.toMillis());
    new StaffVisitor(caller).signIn("guessed", "wrong");
    assertThat(failures("guessed")).isEqualTo(2);
    ClockUtil.offset(2 * MAX_WAIT.toMillis());
    basic("guessed", "wrong");
    assertThat(failures("guessed")).isEqualTo(3);

    HttpResponse<String> locked = basic("guessed", TestCaller.PASSWORD);
    assertThat(locked.statusCode()).isEqualTo(401);
    assertThat(
            StaffVisitor.location(new StaffVisitor(caller).signIn("guessed", TestCaller.PASSWORD)))
        .endsWith("/login?error");
  }

  @Test
  void whoMistypedIsToldHowLongToWaitWhetherKnownOrNot() {
    employ("mistyping");

    List<String> known = tries("mistyping");
    List<String> unknown = tries("nobody-mistypes");

    assertThat(known)
        .containsExactly(
            "401 3 Wrong user name or password. Wait 3 seconds before you try again. Until then, "
                + "even the right one is refused.",
            "401 3 Wrong user name or password. Wait 3 seconds before you try again. Until then, "
                + "even the right one is refused.",
            "401 6 Wrong user name or password. Wait 6 seconds before you try again. Until then, "
                + "even the right one is refused.");
    assertThat(unknown).isEqualTo(known);
    ClockUtil.offset(2 * MAX_WAIT.toMillis());
    assertThat(basic("mistyping", TestCaller.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(told("mistyping", "wrong")).startsWith("401 3 ");
  }

  /** At a time that stands still: a typo, the right password at once, and a typo when it is due. */
  private List<String> tries(String user) {
    long start = 1_700_000_000_000L;
    ClockUtil.setCurrentTime(new Date(start));
    String typo = told(user, "wrong");
    String atOnce = told(user, TestCaller.PASSWORD);
    ClockUtil.setCurrentTime(new Date(start + 4_000));
    return List.of(typo, atOnce, told(user, "wrong"));
  }

  private static String detail(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body()).path("detail").asText();
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(answer.body(), notJson);
    }
  }

  private String told(String user, String password) {
    HttpResponse<String> answer = basic(user, password);
    return "%d %s %s"
        .formatted(
            answer.statusCode(),
            answer.headers().firstValue("Retry-After").orElse("-"),
            detail(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/identity/verify",
        "/engine-rest/identity/verify/",
        "/engine-rest/identity/%76erify",
        "/engine-rest/engine/default/identity/verify"
      })
  void nobodyHasTheEngineVerifyAPassword(String path) {
    HttpResponse<String> answer =
        caller.send(
            caller.as(
                "admin",
                "POST",
                path,
                "{\"username\": \"admin\", \"password\": \"%s\"}".formatted(TestCaller.PASSWORD)));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("authenticated");
  }

  @Test
  void nobodyHasAWebappVerifyAPassword() {
    StaffVisitor admin = new StaffVisitor(caller);
    admin.signIn("admin", TestCaller.PASSWORD);
    String token = admin.webappToken();
    String identity = "/camunda/api/engine/engine/default/identity/";
    String policy = "{\"password\": \"long enough for anybody\"}";
    String guess = "{\"username\": \"admin\", \"password\": \"%s\"}".formatted(TestCaller.PASSWORD);

    assertThat(
            admin
                .send(
                    caller
                        .request("POST", identity + "password-policy", policy)
                        .header("X-XSRF-TOKEN", token))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            admin
                .send(
                    caller
                        .request("POST", identity + "verify", guess)
                        .header("X-XSRF-TOKEN", token))
                .statusCode())
        .isEqualTo(403);
  }

  /** Each of them would be the first, if they were not counted one by one. */
  @Test
  void guessesAtOnceAreNotMoreThanOne() {
    employ("rushed");

    List<CompletableFuture<Integer>> guesses =
        IntStream.range(0, 8)
            .mapToObj(
                guess ->
                    CompletableFuture.supplyAsync(
                            () ->
                                basic("rushed", guess == 7 ? TestCaller.PASSWORD : "guess" + guess))
                        .thenApply(HttpResponse::statusCode))
            .toList();

    assertThat(guesses.stream().map(CompletableFuture::join).filter(status -> status == 500))
        .isEmpty();
    assertThat(failures("rushed")).isLessThanOrEqualTo(1);
  }

  @Test
  void anAdminForgivesWhatWasTried() {
    employ("forgiven");
    basic("forgiven", "wrong");
    assertThat(basic("forgiven", TestCaller.PASSWORD).statusCode()).isEqualTo(401);

    caller.send(caller.as("admin", "POST", "/engine-rest/user/forgiven/unlock", ""));

    assertThat(basic("forgiven", TestCaller.PASSWORD).statusCode()).isEqualTo(200);
  }

  /** As earlier releases left them: locked until an admin unlocks. */
  @Test
  void whomTheEngineHasLockedForGoodSignsIn() {
    employ("locked-of-old");
    transactions.executeWithoutResult(
        started ->
            database
                .sql("update ACT_ID_USER set ATTEMPTS_ = 10 where ID_ = 'locked-of-old'")
                .update());

    assertThat(basic("locked-of-old", TestCaller.PASSWORD).statusCode()).isEqualTo(200);
  }

  /** A refusal takes the time of one hash, be the user unknown, known or told to wait. */
  @Test
  void timeDoesNotTellWhoIsKnown() {
    employ("timed");

    assertThat(hashesOf("timed")).as("known").isEqualTo(1);
    assertThat(hashesOf("timed")).as("told to wait").isEqualTo(1);
    assertThat(hashesOf("nobody-to-time")).as("unknown").isEqualTo(1);
  }

  @Test
  void aRefusalIsAuditedWithoutWhatWasTyped() {
    employ("audited");

    basic("audited", "wrong");
    basic("my-secret-in-the-wrong-field", "wrong");

    assertThat(refusals("audited")).isEqualTo(1);
    assertThat(refusals("my-secret-in-the-wrong-field")).isZero();
    assertThat(refusals("unknown user")).isPositive();
  }

  @Test
  void aPasswordOfAnOlderHashStillOpensAndIsHashedAnew() {
    employ("veteran");
    String salted = TestCaller.PASSWORD + stored("veteran").getSalt();
    transactions.executeWithoutResult(
        started ->
            database
                .sql("update ACT_ID_USER set PWD_ = ? where ID_ = 'veteran'")
                .param("{SHA-512}" + new Sha512HashDigest().encrypt(salted))
                .update());

    assertThat(basic("veteran", "wrong").statusCode()).isEqualTo(401);
    identities.unlockUser("veteran");
    assertThat(basic("veteran", TestCaller.PASSWORD).statusCode()).isEqualTo(200);

    assertThat(stored("veteran").getPassword()).startsWith("{" + PasswordHash.NAME + "}");
    assertThat(basic("veteran", TestCaller.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void aPasswordThatBreaksARuleIsRefusedWithTheRulesWhoeverSetsIt() {
    employ("changing");

    for (HttpResponse<String> refused :
        List.of(
            newUser("short-one", "short"),
            newUser("named", "named named named"),
            newUser("guessable", "password1234"),
            change("changing", "short"))) {
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains(PasswordRules.SENTENCE);
    }
    assertThat(newUser("good", "long enough for anybody").statusCode()).isEqualTo(204);
    assertThat(change("changing", "long enough for anybody").statusCode()).isEqualTo(204);
    assertThat(identities.createUserQuery().userIdIn("short-one", "named", "guessable").count())
        .isZero();
  }

  private HttpResponse<String> change(String user, String password) {
    return caller.send(
        caller.as(
            "admin",
            "PUT",
            "/engine-rest/user/" + user + "/credentials",
            "{\"password\": \"%s\", \"authenticatedUserPassword\": \"%s\"}"
                .formatted(password, TestCaller.PASSWORD)));
  }

  private HttpResponse<String> newUser(String id, String password) {
    return caller.send(
        caller.as(
            "admin",
            "POST",
            "/engine-rest/user/create",
            """
            {"profile": {"id": "%s", "firstName": "N", "lastName": "N"},
             "credentials": {"password": "%s"}}
            """
                .formatted(id, password)));
  }

  private HttpResponse<String> basic(String user, String password) {
    return caller.send(
        caller
            .request("GET", "/api/monthly-runs", null)
            .header("Authorization", TestCaller.basic(user, password)));
  }

  private long hashesOf(String user) {
    long before = hash.checks();
    basic(user, "wrong");
    return hash.checks() - before;
  }

  private void employ(String id) {
    User user = identities.newUser(id);
    user.setPassword(TestCaller.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(id, Groups.LOYALTY_MANAGERS);
  }

  private UserEntity stored(String user) {
    return (UserEntity) identities.createUserQuery().userId(user).singleResult();
  }

  /** From all addresses together; none if there is no row. */
  private long failures(String user) {
    return database
        .sql("select failures from sign_in_throttle where user_id = ? and origin = '*'")
        .param(user)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private long refusals(String subject) {
    return database
        .sql("select count(*) from audit_entry where action = 'SIGN_IN_REFUSED' and subject = ?")
        .param(subject)
        .query(Long.class)
        .single();
  }
}
