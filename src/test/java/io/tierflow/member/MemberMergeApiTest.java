package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members are merged over HTTP, by loyalty managers. */
@HttpTest
class MemberMergeApiTest {

  @Autowired private TestCaller caller;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcClient database;

  @Test
  void aMergeIsAnsweredAndAnsweredAgain() {
    String into = enrol(10);
    String from = enrol(20);
    String id = "G-" + from;

    HttpResponse<String> merged = merge(into, id, from);

    assertThat(merged.statusCode()).isEqualTo(200);
    JsonNode merge = read(merged);
    assertThat(merge.path("mergeId").asText()).isEqualTo(id);
    assertThat(merge.path("memberNumber").asText()).isEqualTo(into);
    assertThat(merge.path("from").asText()).isEqualTo(from);
    assertThat(merge.path("mergedBy").asText()).isEqualTo(Groups.LOYALTY_MANAGERS);
    assertThat(merge.path("moved").path(1).asText()).isEqualTo("20 points in 1 lot moved.");
    assertThat(merge(into, id, from).body()).isEqualTo(merged.body());
    JsonNode survivor = member(into);
    assertThat(survivor.path("pointsBalance").asLong()).isEqualTo(30);
    assertThat(survivor.path("mergedInto").isNull()).isTrue();
    JsonNode gone = member(from);
    assertThat(gone.path("status").asText()).isEqualTo("CLOSED");
    assertThat(gone.path("mergedInto").asText()).isEqualTo(into);
    assertThat(gone.path("pointsBalance").asLong()).isZero();
    assertThat(
            database
                .sql("select detail from audit_entry where subject = ? and action = ?")
                .params(into, "MEMBER_MERGED")
                .query(String.class)
                .list())
        .containsExactly("Took over %s, merge %s.".formatted(from, id));
  }

  @Test
  void whatIsMeantOtherwiseIsRefused() {
    String into = enrol(0);
    String from = enrol(0);
    String id = "G-" + from;
    String day = read(merge(into, id, from)).path("mergedOn").asText();

    assertThat(merge(into, id, enrol(0)).statusCode()).isEqualTo(409);
    HttpResponse<String> again = merge(into, id + "-2", from);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(read(again).path("detail").asText())
        .isEqualTo("Member %s was merged into %s on %s.".formatted(from, into, day));
    assertThat(merge(into, id + "-3", into).statusCode()).isEqualTo(400);
    assertThat(merge(into, id + "-4", "NOBODY").statusCode()).isEqualTo(400);
    assertThat(merge("NOBODY", id + "-5", into).statusCode()).isEqualTo(404);
    assertThat(merge(into, "", enrol(0)).statusCode()).isEqualTo(400);
    assertThat(merge(into, id + "-6", "").statusCode()).isEqualTo(400);
  }

  @Test
  void theMergedNumberAnswersWithTheOther() {
    String into = enrol(0);
    String from = enrol(50);
    String day = read(merge(into, "G-" + from, from)).path("mergedOn").asText();
    String sentence = "Member %s was merged into %s on %s.".formatted(from, into, day);
    String address = "/api/members/" + from;

    assertThat(refusal("PUT", address, "{\"fullName\": \"Ada\"}")).isEqualTo(sentence);
    assertThat(refusal("POST", address + "/tier-upgrades", "{}")).isEqualTo(sentence);
    assertThat(
            refusal(
                "POST",
                address + "/redemptions",
                "{\"redemptionId\": \"R-%s\", \"points\": 10}".formatted(from)))
        .isEqualTo(sentence);
    assertThat(
            refusal(
                "POST",
                address + "/adjustments",
                "{\"adjustmentId\": \"A-%s\", \"points\": 10, \"reason\": \"Goodwill.\"}"
                    .formatted(from)))
        .isEqualTo(sentence);
  }

  private HttpResponse<String> merge(String into, String id, String from) {
    return send(
        "POST",
        "/api/members/" + into + "/merges",
        "{\"mergeId\": \"%s\", \"from\": \"%s\"}".formatted(id, from));
  }

  private String enrol(int points) {
    String number = "M-" + UUID.randomUUID();
    caller.send(
        caller.as(
            "admin",
            "POST",
            "/api/members",
            "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\", \"openingPoints\": %d}"
                .formatted(number, points)));
    return number;
  }

  private JsonNode member(String number) {
    return read(send("GET", "/api/members/" + number, null));
  }

  private String refusal(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).isEqualTo(409);
    return read(answer).path("detail").asText();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return caller.send(caller.as(Groups.LOYALTY_MANAGERS, method, path, body));
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
