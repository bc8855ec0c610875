package io.tierflow.security.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys that a part of Tierflow makes for itself at each start. */
@HttpTest
class TransientApiKeyTest {

  private static final String NAME = "Till of a test";
  private static final Set<ApiKeyScope> SCOPES = Set.of(ApiKeyScope.TRANSACTIONS_WRITE);

  @Autowired private TransientApiKeyService keys;
  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  @AfterEach
  void remove() {
    transaction.executeWithoutResult(
        status -> database.sql("delete from api_key where name = ?").param(NAME).update());
  }

  @Test
  void aNewKeyTakesThePlaceOfTheOneBefore() {
    String before = keys.renew(NAME, SCOPES);
    assertThat(statusOfATransaction(before)).isEqualTo(400);

    String now = keys.renew(NAME, SCOPES);

    assertThat(statusOfATransaction(before)).isEqualTo(401);
    assertThat(statusOfATransaction(now)).isEqualTo(400);
    assertThat(texts("select scopes from api_key where name = ?", NAME))
        .containsExactly("transactions:write");
  }

  @Test
  void itCallsNothingBeyondItsScopes() {
    String key = keys.renew(NAME, SCOPES);

    assertThat(status("GET", "/api/members/S-1", null, key)).isEqualTo(403);
    assertThat(status("POST", "/api/imports/transactions", "x", key)).isEqualTo(403);
  }

  @Test
  void theAuditTellsOfBoth() {
    String first = idOf(keys.renew(NAME, SCOPES));
    String second = idOf(keys.renew(NAME, SCOPES));

    assertThat(texts("select action from audit_entry where subject = ? order by entry_id", first))
        .containsExactly("API_KEY_CREATED", "API_KEY_REVOKED");
    assertThat(texts("select detail from audit_entry where subject = ?", second))
        .containsExactly("Scopes: transactions:write");
  }

  /** Nobody's key of the same name is touched. */
  @Test
  void aKeyThatAnAdminMadeStays() {
    String admins = caller.key("transactions:write");
    String name = texts("select name from api_key where key_id = ?", idOf(admins)).get(0);

    keys.renew(name, SCOPES);

    assertThat(statusOfATransaction(admins)).isEqualTo(400);
    transaction.executeWithoutResult(
        status ->
            database
                .sql("delete from api_key where created_by = ?")
                .param(TransientApiKeyService.MAKER)
                .update());
  }

  private int statusOfATransaction(String key) {
    return status("POST", "/api/transactions", "{}", key);
  }

  private int status(String method, String path, String body, String key) {
    return caller.send(caller.with(key, method, path, body)).statusCode();
  }

  private static String idOf(String token) {
    return token.split("_")[1];
  }

  private List<String> texts(String query, String value) {
    return database.sql(query).param(value).query(String.class).list();
  }
}
