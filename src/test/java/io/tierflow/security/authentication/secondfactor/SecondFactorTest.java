package io.tierflow.security.authentication.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestPropertySource;

/** Attacks on accounts with a second factor: around it, with old codes, with guesses. */
@Tag("full")
@HttpTest
@TestPropertySource(properties = "tierflow.second-factor.required-groups=process-owners")
class SecondFactorTest {

  private static final Pattern KEY = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<");
  private static final Pattern CODE = Pattern.compile("<li><code>([a-z0-9-]+)<");
  private static final String CODE_PAGE = "/login/code";
  private static final String ENROLMENT = "/account/second-factor";
  private static final Duration A_WHILE = Duration.ofMinutes(2);

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient database;

  private long offset;

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  /** Of one who has turned it on. */
  private record Device(StaffVisitor visitor, String secret, List<String> recoveryCodes) {}

  @Test
  void adminsAndOwnersMustHaveOneUnlessASettingSaysOtherwise() {
    assertThat(
            Binder.get(new MockEnvironment())
                .bindOrCreate("tierflow.second-factor", SecondFactorSettings.class)
                .requiredGroups())
        .containsExactly(Groups.ADMINS, Groups.PROCESS_OWNERS);
  }

  @Test
  void whoMustHaveOneGetsNowhereBeforeItIsOn() {
    employ("must", Groups.PROCESS_OWNERS);
    StaffVisitor visitor = new StaffVisitor(caller);

    assertThat(StaffVisitor.location(visitor.signIn("must", TestCaller.PASSWORD)))
        .endsWith(ENROLMENT);

    for (String page :
        List.of("/", "/runs", "/account", CODE_PAGE, "/camunda/app/cockpit/default/")) {
      assertThat(StaffVisitor.location(visitor.get(page))).as(page).endsWith(ENROLMENT);
    }
    for (String call :
        List.of(
            "/api/monthly-runs",
            "/api/account/tokens",
            "/engine-rest/task/count",
            "/camunda/api/engine/engine/default/task/count")) {
      assertThat(visitor.fetch(call).statusCode()).as(call).isEqualTo(403);
    }
    assertThat(
            visitor
                .post("/account/tokens", "name=x&_csrf=" + visitor.token(ENROLMENT))
                .statusCode())
        .isEqualTo(302);
    assertThat(
            database
                .sql("select count(*) from personal_token where user_id = 'must'")
                .query(Long.class)
                .single())
        .isZero();

    turnOn(visitor);
    assertThat(visitor.get("/runs").statusCode()).isEqualTo(200);
    assertThat(audited("must"))
        .contains(
            "SECOND_FACTOR_TURNED_ON null 127.0.0.1",
            "SIGNED_IN password and new second factor 127.0.0.1");
  }

  @Test
  void aCodeOpensOnceAndThePasswordAloneNothing() {
    Device device = owner("once");
    StaffVisitor visitor = passwordOnly("once");
    assertThat(StaffVisitor.location(visitor.get("/runs"))).endsWith(CODE_PAGE);
    assertThat(visitor.fetch("/api/monthly-runs").statusCode()).isEqualTo(403);
    assertThat(StaffVisitor.location(visitor.get(ENROLMENT))).endsWith(CODE_PAGE);

    String code = code(device.secret());
    assertThat(StaffVisitor.location(type(visitor, code))).doesNotContain("login");
    assertThat(visitor.get("/runs").statusCode()).isEqualTo(200);

    StaffVisitor replaying = passwordOnly("once");
    assertThat(StaffVisitor.location(type(replaying, code))).endsWith(CODE_PAGE);
    assertThat(replaying.get(CODE_PAGE).body()).contains("Wait 3 seconds");
    assertThat(StaffVisitor.location(replaying.get("/runs"))).endsWith(CODE_PAGE);
    assertThat(audited("once")).contains("SIGN_IN_REFUSED second factor 127.0.0.1");
  }

  @Test
  void guessesOfCodesCountLikePasswordsAndARightPasswordTakesNoneBack() {
    Device device = owner("guessed-code");
    StaffVisitor visitor = passwordOnly("guessed-code");
    type(visitor, "000000");
    assertThat(StaffVisitor.location(type(visitor, code(device.secret())))).endsWith(CODE_PAGE);
    assertThat(
            StaffVisitor.location(
                new StaffVisitor(caller).signIn("guessed-code", TestCaller.PASSWORD)))
        .contains("error");
    later();
    StaffVisitor again = passwordOnly("guessed-code");
    type(again, "000000");
    assertThat(failures("guessed-code")).isEqualTo(2);
    later();
    type(passwordOnly("guessed-code"), code(device.secret()));
    assertThat(failures("guessed-code")).isZero();
  }

  @Test
  void aRecoveryCodeOpensOnce() {
    Device device = owner("recovering");
    assertThat(device.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
    String recovery = device.recoveryCodes().get(3);

    StaffVisitor visitor = passwordOnly("recovering");
    type(visitor, recovery.toUpperCase());
    assertThat(visitor.get("/account").body()).contains("9 recovery codes");

    StaffVisitor again = passwordOnly("recovering");
    assertThat(StaffVisitor.location(type(again, recovery))).endsWith(CODE_PAGE);
    assertThat(audited("recovering")).contains("SIGNED_IN password and recovery code 127.0.0.1");
    assertThat(database.sql("select code_hash from recovery_code").query(String.class).list())
        .doesNotContainAnyElementsOf(device.recoveryCodes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/monthly-runs",
        "/engine-rest/task/count",
        "/camunda/api/admin/auth/user/default"
      })
  void aPasswordOverBasicIsRefusedAtEveryDoor(String path) {
    String user = "basic-" + path.split("/")[1];
    Device device = owner(user);

    HttpResponse<String> refused = basic(path, user, TestCaller.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(401);
    if (!path.startsWith("/camunda")) {
      assertThat(refused.body()).contains("personal token", "/account");
      assertThat(audited(user))
          .contains("SIGN_IN_REFUSED password without second factor 127.0.0.1");
      HttpResponse<String> page = device.visitor().get("/account");
      assertThat(page.statusCode()).isEqualTo(200);
      device
          .visitor()
          .post("/account/tokens", "name=M&_csrf=" + device.visitor().token("/account"));
      Matcher token =
          Pattern.compile("tfp_[0-9a-f]{16}_[A-Za-z0-9_-]{43}")
              .matcher(device.visitor().get("/account").body());
      assertThat(token.find()).isTrue();
      assertThat(basic(path, user, token.group()).statusCode()).isEqualTo(200);
      assertThat(device.visitor().get("/account").body()).doesNotContain(token.group());
    }
  }

  @Test
  void whoMayHaveOneTurnsItOnAndOffAndOtherSessionsEnd() {
    employ("choosing", Groups.LOYALTY_MANAGERS);
    assertThat(basic("/api/members", "choosing", TestCaller.PASSWORD).statusCode()).isEqualTo(200);
    StaffVisitor other = passwordOnly("choosing");
    StaffVisitor visitor = passwordOnly("choosing");
    assertThat(other.get("/members").statusCode()).isEqualTo(200);

    Device device = turnOn(visitor);
    assertThat(visitor.get("/account").body()).contains("this one").doesNotContain("/end\"");
    assertThat(visitor.get("/members").statusCode()).isEqualTo(200);
    assertThat(StaffVisitor.location(other.get("/members"))).endsWith("/login");
    assertThat(basic("/api/members", "choosing", TestCaller.PASSWORD).statusCode()).isEqualTo(401);

    later();
    visitor.post(
        ENROLMENT + "/removal",
        "code=%s&_csrf=%s".formatted(code(device.secret()), visitor.token("/account")));
    assertThat(basic("/api/members", "choosing", TestCaller.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(audited("choosing")).contains("SECOND_FACTOR_TURNED_OFF null 127.0.0.1");
  }

  @Test
  void anOpenSessionTurnsNothingOnWithoutThePassword() {
    employ("left-open", Groups.LOYALTY_MANAGERS);
    StaffVisitor visitor = passwordOnly("left-open");
    String page = visitor.get(ENROLMENT).body();

    visitor.post(
        ENROLMENT,
        "code=%s&password=wrong&_csrf=%s".formatted(code(secret(page)), visitor.token(ENROLMENT)));

    assertThat(visitor.get(ENROLMENT).body()).contains("The password is wrong");
    assertThat(visitor.get("/account").body()).contains("It is off.");
  }

  @Test
  void anAdminResetsThatOfOthersAlone() {
    Device device = owner("lost");
    assertThat(reset(Groups.LOYALTY_MANAGERS, "lost")).isEqualTo(403);
    assertThat(reset("admin", "admin")).isEqualTo(400);
    assertThat(reset("admin", "nobody-lost")).isEqualTo(404);

    assertThat(reset("admin", "lost")).isEqualTo(204);

    assertThat(StaffVisitor.location(device.visitor().get("/runs"))).endsWith("/login");
    assertThat(StaffVisitor.location(passwordOnly("lost").get("/runs"))).endsWith(ENROLMENT);
    assertThat(
            database
                .sql(
                    "select actor from audit_entry where action = 'SECOND_FACTOR_RESET' and subject = 'lost'")
                .query(String.class)
                .list())
        .containsExactly("admin");
  }

  @Test
  void endingAllOtherSessionsLeavesThisOne() {
    employ("tidy", Groups.LOYALTY_MANAGERS);
    StaffVisitor first = passwordOnly("tidy");
    StaffVisitor second = passwordOnly("tidy");
    StaffVisitor third = passwordOnly("tidy");
    Matcher ends =
        Pattern.compile("/account/sessions/([0-9a-f-]{36})/end")
            .matcher(third.get("/account").body());
    assertThat(ends.find()).isTrue();
    third.post(ends.group(), "_csrf=" + third.token("/account"));
    assertThat(List.of(first.get("/members").statusCode(), second.get("/members").statusCode()))
        .containsExactlyInAnyOrder(200, 302);

    third.post("/account/sessions/end-others", "_csrf=" + third.token("/account"));

    assertThat(first.get("/members").statusCode()).isEqualTo(302);
    assertThat(second.get("/members").statusCode()).isEqualTo(302);
    assertThat(third.get("/members").statusCode()).isEqualTo(200);
    assertThat(audited("tidy"))
        .contains("SESSIONS_ENDED One. 127.0.0.1", "SESSIONS_ENDED All others. 127.0.0.1");
  }

  private Device owner(String user) {
    employ(user, Groups.PROCESS_OWNERS);
    Device device = turnOn(passwordOnly(user));
    later();
    return device;
  }

  private Device turnOn(StaffVisitor visitor) {
    String secret = secret(visitor.get(ENROLMENT).body());
    visitor.post(
        ENROLMENT,
        "code=%s&password=%s&_csrf=%s"
            .formatted(
                code(secret),
                URLEncoder.encode(TestCaller.PASSWORD, StandardCharsets.UTF_8),
                visitor.token(ENROLMENT)));
    String account = visitor.get("/account").body();
    return new Device(
        visitor, secret, CODE.matcher(account).results().map(found -> found.group(1)).toList());
  }

  private static String secret(String page) {
    return KEY.matcher(page)
        .results()
        .findFirst()
        .map((MatchResult found) -> found.group(1).replace(" ", ""))
        .orElseThrow(() -> new IllegalStateException(page));
  }

  private StaffVisitor passwordOnly(String user) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(user, TestCaller.PASSWORD);
    return visitor;
  }

  private static HttpResponse<String> type(StaffVisitor visitor, String code) {
    return visitor.post(CODE_PAGE, "code=%s&_csrf=%s".formatted(code, visitor.token(CODE_PAGE)));
  }

  private static String code(String secret) {
    try {
      return new DefaultCodeGenerator()
          .generate(secret, ClockUtil.getCurrentTime().toInstant().getEpochSecond() / 30);
    } catch (CodeGenerationException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  /** Waits are over, and codes are others. */
  private void later() {
    offset += A_WHILE.toMillis();
    ClockUtil.offset(offset);
  }

  private int reset(String admin, String user) {
    return caller
        .send(caller.as(admin, "DELETE", "/api/users/" + user + "/second-factor", null))
        .statusCode();
  }

  private HttpResponse<String> basic(String path, String user, String password) {
    return caller.send(
        caller
            .request("GET", path, null)
            .header("Authorization", TestCaller.basic(user, password)));
  }

  private long failures(String user) {
    return database
        .sql("select failures from sign_in_throttle where user_id = ? and origin = '*'")
        .param(user)
        .query(Long.class)
        .single();
  }

  private List<String> audited(String user) {
    return database
        .sql("select action, detail, address from audit_entry where actor = ?")
        .param(user)
        .query(
            (row, number) ->
                "%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private void employ(String id, String group) {
    User user = identities.newUser(id);
    user.setPassword(TestCaller.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(id, group);
  }
}
