package io.tierflow.security.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The command line gets in again whom nobody else can help. */
@HttpTest
class UserCommandTest {

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient database;
  @Autowired private DataSource source;
  @Autowired private TransactionTemplate transactions;

  @Test
  void theCommandLineForgetsWhatWasTried() {
    employ("stuck-outside");
    status("stuck-outside", "wrong");
    assertThat(status("stuck-outside", TestCaller.PASSWORD)).isEqualTo(401);

    assertThat(run("", "users", "unlock", "stuck-outside")).isZero();

    assertThat(status("stuck-outside", TestCaller.PASSWORD)).isEqualTo(200);
    assertThat(audited("stuck-outside")).containsExactly("command line Failed sign-ins cleared.");
  }

  @Test
  void theCommandLineSetsANewPasswordThatKeepsTheRules() {
    employ("absent-minded");
    status("absent-minded", "wrong");

    assertThat(run("short\n", "users", "password", "absent-minded")).isEqualTo(1);
    assertThat(run("absent-minded absent-minded\n", "users", "password", "absent-minded"))
        .isEqualTo(1);
    assertThat(run("another horse battery\n", "users", "password", "absent-minded")).isZero();

    assertThat(status("absent-minded", "another horse battery")).isEqualTo(200);
    assertThat(audited("absent-minded")).containsExactly("command line New password.");
  }

  @Test
  void theCommandLineRemovesASecondFactorWithTokensAndSessions() {
    employ("phoneless");
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn("phoneless", TestCaller.PASSWORD);
    caller.send(caller.as("phoneless", "POST", "/api/account/tokens", "{\"name\": \"x\"}"));
    transactions.executeWithoutResult(
        started ->
            database
                .sql(
                    "insert into second_factor (user_id, factor_id, secret, data_key, last_step,"
                        + " confirmed_at) values ('phoneless', 'f', x'00', 1, 0, now())")
                .update());

    assertThat(run("", "users", "second-factor", "phoneless")).isZero();

    assertThat(rows("second_factor")).isZero();
    assertThat(rows("personal_token")).isZero();
    await().atMost(Duration.ofSeconds(20)).until(() -> visitor.get("/members").statusCode() == 302);
    assertThat(status("phoneless", TestCaller.PASSWORD)).isEqualTo(200);
    assertThat(audited("phoneless")).containsExactly("command line Tokens and sessions too.");
  }

  private long rows(String table) {
    return database
        .sql("select count(*) from " + table + " where user_id = 'phoneless'")
        .query(Long.class)
        .single();
  }

  @Test
  void whatItDoesNotKnowItRefuses() {
    assertThat(UserCommand.isIn("--server.port=0")).isFalse();
    assertThat(UserCommand.isIn()).isFalse();
    assertThat(run("", "users")).isEqualTo(1);
    assertThat(run("", "users", "remove", "admin")).isEqualTo(1);
    assertThat(run("", "users", "unlock", "nobody-here")).isEqualTo(1);
  }

  private int run(String input, String... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return UserCommand.run(withDatabase(words));
    } finally {
      System.setIn(before);
    }
  }

  private String[] withDatabase(String... words) {
    try (var connection = source.getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      String[] all = Arrays.copyOf(words, words.length + 2);
      all[words.length] = "--spring.datasource.url=" + data.getURL() + ";MODE=MySQL;TIME ZONE=UTC";
      all[words.length + 1] = "--spring.datasource.username=" + data.getUserName();
      return all;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private int status(String user, String password) {
    return caller
        .send(
            caller
                .request("GET", "/api/monthly-runs", null)
                .header("Authorization", TestCaller.basic(user, password)))
        .statusCode();
  }

  private List<String> audited(String user) {
    return database
        .sql(
            "select actor, detail from audit_entry where subject = ? and actor = 'command line'"
                + " order by recorded_at")
        .param(user)
        .query((row, number) -> row.getString(1) + " " + row.getString(2))
        .list();
  }

  private void employ(String id) {
    User user = identities.newUser(id);
    user.setPassword(TestCaller.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(id, Groups.LOYALTY_MANAGERS);
  }
}
