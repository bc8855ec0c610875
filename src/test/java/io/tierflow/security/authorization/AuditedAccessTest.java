package io.tierflow.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people do, through whichever API, is in the audit; what machines do by the thousand is not.
 */
@HttpTest
class AuditedAccessTest {

  private static final String TABLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
        <decision id="audited-table" name="Audited" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
            camunda:historyTimeToLive="P1D">
          <decisionTable id="t" hitPolicy="FIRST">
            <input id="i" label="Points"><inputExpression id="e" typeRef="long"><text>points</text></inputExpression></input>
            <output id="o" name="tier" typeRef="string"/>
            <rule id="silver"><description>Silver.</description>
              <inputEntry id="ie"><text>&gt;= %d</text></inputEntry>
              <outputEntry id="oe"><text>"SILVER"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;

  @Test
  void aDeploymentIsKeptWithWhoAndWhatItChanged() {
    deploy(1_000);
    deploy(1_200);

    assertThat(entries("audited-table"))
        .containsExactlyInAnyOrder(
            "process-owners MODEL_DEPLOYED audited.dmn, version 1, the first.",
            "process-owners MODEL_DEPLOYED audited.dmn, version 2 after version 1.");
    assertThat(
            database
                .sql("select attachment from audit_entry where subject = 'audited-table'")
                .query(String.class)
                .list())
        .hasSize(2)
        .anySatisfy(
            first ->
                assertThat(first)
                    .contains("--- nothing", "+row silver: >= 1000 => \"SILVER\" # Silver."))
        .anySatisfy(
            second ->
                assertThat(second)
                    .contains(
                        "-row silver: >= 1000 => \"SILVER\" # Silver.",
                        "+row silver: >= 1200 => \"SILVER\" # Silver."));
  }

  @Test
  void aFormIsKeptToo() {
    deploy(
        "audited.form",
        "{\"id\": \"audited-form\", \"type\": \"default\", \"components\": [], \"schemaVersion\": "
            + "16}");

    assertThat(entries("audited-form"))
        .containsExactly("process-owners MODEL_DEPLOYED audited.form, version 1, the first.");
  }

  @Test
  void aNewGroupAndWhatItMayIsKept() {
    assertThat(
            post("admin", "/engine-rest/group/create", "{\"id\":\"auditors\",\"name\":\"A\"}")
                .statusCode())
        .isEqualTo(204);

    assertThat(entries("auditors"))
        .containsExactly("admin ACCESS_CHANGED Create Group: groupId auditors.");
  }

  @Test
  void peoplesViewsAndChangesAreKeptAndMachinesAreNot() {
    post(
        Groups.API_CLIENTS,
        "/api/members",
        """
        {"memberNumber": "A-1", "fullName": "Ada Example", "email": "ada@example.com",
         "accountType": "INDIVIDUAL"}
        """);
    get(Groups.API_CLIENTS, "/api/members/A-1");
    get(Groups.LOYALTY_MANAGERS, "/api/members/A-1");
    get(Groups.LOYALTY_MANAGERS, "/api/members/A-1/progress");
    HttpResponse<String> change =
        caller.send(
            caller.as(
                Groups.LOYALTY_MANAGERS,
                "PUT",
                "/api/members/A-1",
                "{\"fullName\": \"Ada Example\", \"email\": \"ada.e@example.com\"}"));
    post(
        Groups.LOYALTY_MANAGERS,
        "/api/members/A-1/adjustments",
        "{\"adjustmentId\": \"adj-1\", \"points\": 50, \"reason\": \"She waited.\"}");
    HttpResponse<String> accrual =
        post(
            Groups.API_CLIENTS,
            "/api/transactions",
            """
            {"transactionId": "A-1-1", "memberNumber": "A-1", "kind": "PURCHASE",
             "amount": 10.00, "currency": "USD", "occurredAt": "%s"}
            """
                .formatted(Instant.now()));
    post(
        Groups.LOYALTY_MANAGERS,
        "/api/members/A-1/redemptions",
        "{\"redemptionId\": \"red-1\", \"points\": 20}");

    assertThat(change.statusCode()).isEqualTo(200);
    assertThat(accrual.statusCode()).isEqualTo(201);
    assertThat(entries("A-1"))
        .containsExactlyInAnyOrder(
            "api-clients MEMBER_ENROLLED null",
            "loyalty-managers PERSONAL_DATA_VIEWED Profile.",
            "loyalty-managers PERSONAL_DATA_VIEWED Progress.",
            "loyalty-managers MEMBER_CHANGED email",
            "loyalty-managers POINTS_ADJUSTED +50 points, adjustment adj-1.",
            "loyalty-managers POINTS_REDEEMED 20 points, redemption red-1.");
  }

  @Test
  void signInsRefusalsAndSignOutsSayFromWhere() {
    Set<String> earlier =
        Set.copyOf(database.sql("select entry_id from audit_entry").query(String.class).list());
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(Groups.LOYALTY_MANAGERS, TestCaller.PASSWORD);
    visitor.post("/logout", "_csrf=" + visitor.token("/members"));
    new StaffVisitor(caller).signIn(Groups.API_CLIENTS, "wrong");
    caller.send(caller.with("tfk_unknown", "GET", "/api/members", null));

    for (String action : List.of("SIGNED_IN", "SIGN_IN_REFUSED", "SIGNED_OUT")) {
      assertThat(
              database
                  .sql(
                      "select coalesce(address, 'none') as address, entry_id from audit_entry"
                          + " where action = ?")
                  .param(action)
                  .query()
                  .listOfRows()
                  .stream()
                  .filter(entry -> !earlier.contains(entry.get("entry_id").toString()))
                  .map(entry -> entry.get("address")))
          .as(action)
          .isNotEmpty()
          .containsOnly("127.0.0.1");
    }
  }

  @Test
  void theAuditIsReadAndVerifiedByAdminsAlone() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get("admin", "/api/audit?action=MODEL_DEPLOYED").body().contains("system"));

    HttpResponse<String> verification = get("admin", "/api/audit/verification");
    assertThat(verification.body()).contains("\"intact\":true", "\"finding\":null");
    assertThat(get("admin", "/audit?subject=points-earning").body())
        .contains("Model deployed", "points-earning", "href=\"/audit\"");
    assertThat(get("admin", "/audit/1").body()).contains("Entry 1:");
    assertThat(get("admin", "/audit/999999999").statusCode()).isEqualTo(404);
    assertThat(get("admin", "/audit?day=never").statusCode()).isEqualTo(400);
    assertThat(get("admin", "/api/audit?action=NOTHING").statusCode()).isEqualTo(400);
    assertThat(get("admin", "/api/audit?size=0").statusCode()).isEqualTo(400);
    for (String group :
        List.of(
            Groups.LOYALTY_MANAGERS, Groups.PROCESS_OWNERS, Groups.WAREHOUSE, Groups.API_CLIENTS)) {
      assertThat(get(group, "/audit").statusCode()).as(group).isEqualTo(403);
      assertThat(get(group, "/api/audit").statusCode()).as(group).isEqualTo(403);
      assertThat(get(group, "/api/audit/verification").statusCode()).as(group).isEqualTo(403);
    }
    assertThat(get(Groups.LOYALTY_MANAGERS, "/members").body()).doesNotContain("href=\"/audit\"");
  }

  private void deploy(int threshold) {
    deploy("audited.dmn", TABLE.formatted(threshold));
  }

  private void deploy(String file, String content) {
    String boundary = "part";
    String body =
        """
        --part\r
        Content-Disposition: form-data; name="deployment-name"\r
        \r
        Audited\r
        --part\r
        Content-Disposition: form-data; name="data"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        %s\r
        --part--\r
        """
            .formatted(file, content);
    HttpRequest.Builder deployment =
        HttpRequest.newBuilder(caller.address("/engine-rest/deployment/create"))
            .header("Authorization", TestCaller.basic(Groups.PROCESS_OWNERS, TestCaller.PASSWORD))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body));
    HttpResponse<String> answer = caller.send(deployment);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> post(String user, String path, String body) {
    return caller.send(caller.as(user, "POST", path, body));
  }

  private HttpResponse<String> get(String user, String path) {
    return caller.send(caller.as(user, "GET", path, null));
  }

  private List<String> entries(String subject) {
    return database
        .sql("select actor, action, detail from audit_entry where subject = ?")
        .param(subject)
        .query(
            (row, number) ->
                "%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }
}
