package io.tierflow.security.authentication.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A personal token is its person, at API and engine, until it is revoked or the person goes. */
@HttpTest
class PersonalTokenTest {

  private static final String TOKENS = "/api/account/tokens";

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;
  @Autowired private PersonalTokenService tokens;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transactions;

  @Test
  void aTokenIsItsPersonAsPasswordAndAsBearer() {
    employ("scripting", Groups.LOYALTY_MANAGERS);
    String token = make("scripting");

    for (String header :
        List.of(TestCaller.basic("scripting", token), "Bearer " + token, "bearer " + token)) {
      assertThat(get("/api/members", header)).as(header).isEqualTo(200);
      assertThat(get("/engine-rest/task/count", header)).isEqualTo(200);
      assertThat(get("/api/audit", header)).isEqualTo(403);
    }
    assertThat(get("/camunda/api/admin/auth/user/default", "Bearer " + token)).isEqualTo(401);
    assertThat(audited("scripting", "PERSONAL_TOKEN_CREATED"))
        .singleElement()
        .asString()
        .endsWith("127.0.0.1");
    assertThat(audited("scripting", "SIGNED_IN"))
        .anyMatch(entry -> entry.contains("personal token"));
  }

  @Test
  void aModelerDeploysWithAToken() {
    employ("modeling", Groups.PROCESS_OWNERS);
    String token = make("modeling");
    for (String header : List.of(TestCaller.basic("modeling", token), "Bearer " + token)) {
      assertThat(deploy(header).statusCode()).isEqualTo(200);
    }
    assertThat(deploy("Bearer " + make("nobody-special")).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"another user", "revoked", "removed", "expired", "changed", "key"})
  void aTokenOpensNothingOnceItIsNot(String why) {
    String user = "ended-" + why.replace(' ', '-');
    employ(user, Groups.LOYALTY_MANAGERS);
    String token = make(user);
    String id = token.substring(4, 20);
    assertThat(get("/api/members", "Bearer " + token)).isEqualTo(200);

    String sent = token;
    switch (why) {
      case "another user" ->
          assertThat(get("/api/members", TestCaller.basic("admin", token))).isEqualTo(401);
      case "revoked" -> caller.send(caller.as(user, "DELETE", TOKENS + "/" + id, null));
      case "removed" -> {
        identities.deleteUser(user);
        employ(user, Groups.LOYALTY_MANAGERS);
      }
      case "expired" -> sent = expired(user);
      case "changed" -> sent = token.substring(0, 62) + (token.endsWith("A") ? "B" : "A") + "x";
      default -> sent = "tfk_" + token.substring(4);
    }
    if (!why.equals("another user")) {
      assertThat(get("/api/members", "Bearer " + sent)).isEqualTo(401);
      assertThat(get("/api/members", TestCaller.basic(user, sent))).isEqualTo(401);
    }
  }

  @Test
  void whatExpiredLongAgoIsRemovedAndOthersStay() {
    employ("tidy", Groups.LOYALTY_MANAGERS);
    String longAgo = make("tidy").substring(4, 20);
    String lately = make("tidy").substring(4, 20);
    String endless = make("tidy").substring(4, 20);
    expire(longAgo, LocalDate.now(ZoneOffset.UTC).minusDays(92));
    expire(lately, LocalDate.now(ZoneOffset.UTC).minusDays(88));

    tokens.removeExpired();

    assertThat(
            database
                .sql("select token_id from personal_token where user_id = 'tidy'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(lately, endless);
  }

  private void expire(String token, LocalDate day) {
    transactions.executeWithoutResult(
        started ->
            database
                .sql("update personal_token set expires_on = ? where token_id = ?")
                .params(day, token)
                .update());
  }

  @Test
  void aTokenFollowsTheGroupsOfItsPerson() {
    employ("moving", Groups.LOYALTY_MANAGERS);
    String token = make("moving");
    assertThat(get("/api/members", "Bearer " + token)).isEqualTo(200);

    identities.deleteMembership("moving", Groups.LOYALTY_MANAGERS);

    assertThat(get("/api/members", "Bearer " + token)).isEqualTo(403);
  }

  @Test
  void aTokenMakesNoOtherAndNobodySeesThoseOfOthers() {
    employ("copying", Groups.LOYALTY_MANAGERS);
    employ("curious", Groups.LOYALTY_MANAGERS);
    String token = make("copying");
    String other = make("curious");

    assertThat(caller.send(caller.with(token, "POST", TOKENS, "{\"name\": \"x\"}")).statusCode())
        .isEqualTo(403);
    HttpResponse<String> own = caller.send(caller.with(token, "GET", TOKENS, null));
    assertThat(own.body())
        .contains(token.substring(4, 20))
        .doesNotContain(other.substring(4, 20), "token\":");
    assertThat(
            caller
                .send(caller.with(token, "DELETE", TOKENS + "/" + other.substring(4, 20), null))
                .statusCode())
        .isEqualTo(404);
    assertThat(get("/api/members", "Bearer " + other)).isEqualTo(200);
    assertThat(caller.send(caller.as(Groups.API_CLIENTS, "GET", TOKENS, null)).statusCode())
        .isEqualTo(403);
    assertThat(caller.send(caller.as("copying", "POST", TOKENS, "{\"name\": \" \"}")).statusCode())
        .isEqualTo(400);
    assertThat(database.sql("select secret_hash from personal_token").query(String.class).list())
        .noneMatch(hash -> token.contains(hash) || hash.contains(token.substring(21)));
  }

  private String expired(String user) {
    String token = make(user);
    transactions.executeWithoutResult(
        started ->
            database
                .sql("update personal_token set expires_on = '2020-01-01' where token_id = ?")
                .param(token.substring(4, 20))
                .update());
    return token;
  }

  private String make(String user) {
    if (identities.createUserQuery().userId(user).count() == 0) {
      employ(user, Groups.LOYALTY_MANAGERS);
    }
    HttpResponse<String> made =
        caller.send(caller.as(user, "POST", TOKENS, "{\"name\": \"Modeler\"}"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    try {
      return new ObjectMapper().readTree(made.body()).path("token").asText();
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }

  private int get(String path, String authorization) {
    return caller
        .send(caller.request("GET", path, null).header("Authorization", authorization))
        .statusCode();
  }

  private HttpResponse<String> deploy(String authorization) {
    String form =
        "{\"id\": \"tokens\", \"type\": \"default\", \"components\": [], \"schemaVersion\": 16}";
    String body =
        "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nT\r\n--part\r\n"
            + "Content-Disposition: form-data; name=\"data\"; filename=\"tokens.form\"\r\n\r\n"
            + form
            + "\r\n--part--\r\n";
    return caller.send(
        HttpRequest.newBuilder(caller.address("/engine-rest/deployment/create"))
            .header("Authorization", authorization)
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(BodyPublishers.ofString(body)));
  }

  private List<String> audited(String user, String action) {
    return database
        .sql("select detail, address from audit_entry where actor = ? and action = ?")
        .params(user, action)
        .query((row, number) -> row.getString(1) + " " + row.getString(2))
        .list();
  }

  private void employ(String id, String group) {
    User user = identities.newUser(id);
    user.setPassword(TestCaller.PASSWORD);
    identities.saveUser(user);
    identities.createMembership(id, group);
  }
}
