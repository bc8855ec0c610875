package io.tierflow.security.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyTest {

  private static final String PROOF = "/api/ledger/proof";
  private static final String SCOPE = "proof:read";
  private static final String KEYS = "/api/api-keys";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  @Test
  void aKeyOpensWhatItsScopeNames() {
    String key = caller.key(SCOPE);

    assertThat(status(key, PROOF)).isEqualTo(200);
    assertThat(status(key, PROOF)).isEqualTo(200);
  }

  @Test
  void aKeyOfAnotherScopeIsRefusedWithTheReason() {
    HttpResponse<String> answer =
        caller.send(caller.with(caller.key("transactions:write"), "GET", PROOF, null));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("The API key has no scope for this call.");
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    String key = caller.key(SCOPE);
    assertThat(status(key, PROOF)).isEqualTo(200);

    assertThat(revoke(key)).isEqualTo(204);

    assertThat(status(key, PROOF)).isEqualTo(401);
    assertThat(revoke(key)).isEqualTo(204);
    assertThat(audited("API_KEY_REVOKED", key)).isOne();
  }

  @Test
  void anExpiredKeyIsRefused() {
    String key = caller.key(SCOPE);
    change("update api_key set expires_on = ? where key_id = ?", LocalDate.of(2020, 1, 1), key);

    assertThat(status(key, PROOF)).isEqualTo(401);
  }

  @Test
  void aKeyIsAcceptedOnItsLastDayAndCanNotBeCreatedWithOneThatIsOver() {
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    assertThat(create("{\"name\": \"x\", \"scopes\": [\"%s\"], \"expiresOn\": \"%s\"}", today))
        .isEqualTo(201);
    assertThat(
            create("{\"name\": \"x\", \"scopes\": [\"%s\"], \"expiresOn\": \"%s\"}", "2020-01-01"))
        .isEqualTo(400);
  }

  @Test
  void forgedAndTruncatedKeysAreRefused() {
    String key = caller.key(SCOPE);
    String other = caller.key(SCOPE);
    String secretOfOther = other.substring(other.lastIndexOf(idOf(other)) + idOf(other).length());

    assertThat(status(key.substring(0, key.length() - 1), PROOF)).isEqualTo(401);
    assertThat(status(key + "x", PROOF)).isEqualTo(401);
    assertThat(status("tfk_" + idOf(key) + secretOfOther, PROOF)).isEqualTo(401);
    assertThat(status(key.replace(idOf(key), "0123456789abcdef"), PROOF)).isEqualTo(401);
    assertThat(status("tfk_", PROOF)).isEqualTo(401);
    assertThat(status("tfk_" + idOf(key) + "' or '1'='1", PROOF)).isEqualTo(401);
  }

  @Test
  void aRefusedKeyIsAuditedWithoutItsText() {
    String refusals =
        "select count(*) from audit_entry where action = 'SIGN_IN_REFUSED' and detail = 'API key'";
    long before = database.sql(refusals).query(Long.class).single();

    caller.send(
        caller
            .request("GET", "/api/members", null)
            .header("Authorization", "Bearer tfk_nobody_has_this_key"));

    assertThat(database.sql(refusals).query(Long.class).single()).isEqualTo(before + 1);
    assertThat(
            database
                .sql("select count(*) from audit_entry where subject like '%nobody_has%'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aWrongKeyIsRefusedEvenWhereNobodyMustSignIn() {
    HttpResponse<String> answer =
        caller.send(caller.with("tfk_wrong", "GET", "/actuator/health", null));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "api_key", "token", "key", "Authorization"})
  void aKeyInTheAddressIsNotAccepted(String parameter) {
    HttpRequest.Builder request =
        caller.request("GET", PROOF + "?" + parameter + "=" + caller.key(SCOPE), null);

    assertThat(caller.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void aKeyIsNoPasswordAndNoUserOfTheEngine() {
    String key = caller.key(SCOPE);

    assertThat(status(key, "/engine-rest/version")).isEqualTo(403);
    assertThat(status(key, "/members")).isEqualTo(403);
    assertThat(
            caller
                .send(
                    caller
                        .request("GET", PROOF, null)
                        .header("Authorization", TestCaller.basic("key:" + idOf(key), key)))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void onlyAdminsSeeKeysAndNobodySeesSecrets() {
    String key = caller.key(SCOPE);
    String secret = key.substring(key.indexOf(idOf(key)) + idOf(key).length() + 1);

    String listed = caller.send(caller.as("admin", "GET", KEYS, null)).body();
    String page = caller.send(caller.as("admin", "GET", "/api-keys", null)).body();

    assertThat(listed).contains(idOf(key)).doesNotContain(secret, "token", "hash");
    assertThat(page).contains(idOf(key)).doesNotContain(secret);
    assertThat(stored()).isNotEmpty().noneMatch(row -> row.contains(secret));
    assertThat(caller.send(caller.as(Groups.PROCESS_OWNERS, "GET", KEYS, null)).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"\", \"scopes\": [\"proof:read\"]}",
        "{\"scopes\": [\"proof:read\"]}",
        "{\"name\": \"x\", \"scopes\": []}",
        "{\"name\": \"x\"}",
        "{\"name\": \"x\", \"scopes\": [\"everything\"]}",
        "{\"name\": \"x\", \"scopes\": [\"proof:read\"], \"owner\": \"y\"}"
      })
  void aKeyNeedsANameAndScopesThatThereAre(String body) {
    assertThat(caller.send(caller.as("admin", "POST", KEYS, body)).statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownKeyCanNotBeRevoked() {
    assertThat(caller.send(caller.as("admin", "DELETE", KEYS + "/unknown", null)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void keysAreAuditedAndNeverLogged(CapturedOutput log) {
    String key = caller.key(SCOPE);
    status(key, PROOF);
    status(key + "x", PROOF);
    status(key, "/engine-rest/version");

    assertThat(audited("API_KEY_CREATED", key)).isOne();
    assertThat(log.getAll()).doesNotContain(key);
  }

  private int status(String key, String path) {
    return caller.send(caller.with(key, "GET", path, null)).statusCode();
  }

  private int create(String body, String expiresOn) {
    return caller
        .send(caller.as("admin", "POST", KEYS, body.formatted(SCOPE, expiresOn)))
        .statusCode();
  }

  private int revoke(String key) {
    return caller.send(caller.as("admin", "DELETE", KEYS + "/" + idOf(key), null)).statusCode();
  }

  private static String idOf(String key) {
    return key.substring(4, 20);
  }

  private void change(String sql, Object value, String key) {
    transaction.executeWithoutResult(begun -> database.sql(sql).params(value, idOf(key)).update());
  }

  private int audited(String action, String key) {
    return database
        .sql("select count(*) from audit_entry where action = ? and subject = ?")
        .params(action, idOf(key))
        .query(Integer.class)
        .single();
  }

  private List<String> stored() {
    return database
        .sql("select concat(name, ' ', secret_hash, ' ', scopes) from api_key")
        .query(String.class)
        .list();
  }
}
