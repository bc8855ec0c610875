package io.tierflow.reward.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rewards are chosen over HTTP, beside vouchers of the points' value. */
@HttpTest
class RewardRedemptionApiTest {

  private final String story = UUID.randomUUID().toString().substring(0, 8);
  private final String member = "R-" + story;
  private final String redemptions = "/api/members/" + member + "/redemptions";
  private final String coffee = "COFFEE-" + story;

  @Autowired private TestCaller caller;
  @Autowired private ObjectMapper json;
  @Autowired private RepositoryService models;

  private DeployedTables tables;
  private String key;

  @BeforeEach
  void offerACoffee() {
    tables = new DeployedTables(models);
    tables.deploy(
        new AddedRows("reward-catalog")
            .row(
                "coffee",
                "For everyone.",
                Map.of(
                    "reward", "\"%s\"".formatted(coffee),
                    "title", "\"Coffee for two\"",
                    "kind", "\"VOUCHER\"",
                    "points", "150",
                    "value", "4.00",
                    "validityDays", "90",
                    "memberLimit", "2"))
            .row(
                "bag",
                "For everyone.",
                Map.of(
                    "reward", "\"BAG-%s\"".formatted(story),
                    "title", "\"Canvas tote bag\"",
                    "kind", "\"GIFT\"",
                    "points", "150")));
    key = caller.key("members:write", "members:opening", "redemptions:write", "vouchers:read");
    post(
        "/api/members",
        "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\", \"openingPoints\": 400}"
            .formatted(member));
  }

  @AfterEach
  void withdraw() {
    tables.withdraw();
  }

  @Test
  void aRewardIsRedeemedOnceByItsId() {
    HttpResponse<String> first = post(redemptions, body("red-1-", coffee));
    HttpResponse<String> again = post(redemptions, body("red-1-", coffee));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    JsonNode redeemed = read(first);
    assertThat(redeemed.path("kind").asText()).isEqualTo("VOUCHER");
    assertThat(redeemed.path("title").asText()).isEqualTo("Coffee for two");
    assertThat(redeemed.path("points").asLong()).isEqualTo(150);
    assertThat(redeemed.path("voucherCode").asText()).doesNotContain("•");
    JsonNode listed = read(caller.send(caller.with(key, "GET", redemptions, null)));
    assertThat(listed.path("total").asLong()).isEqualTo(1);
    assertThat(listed.at("/items/0/voucherCode").asText()).startsWith("•");
  }

  @Test
  void whatIsNotPossibleIsAConflict() {
    assertThat(detail(post(redemptions, body("red-2-", "NOTHING")), 409))
        .isEqualTo("Reward NOTHING is not offered to the member at the moment.");
    assertThat(detail(post(redemptions, body("red-3-", "BAG-" + story)), 409))
        .contains("the member has no postal address");
    post(redemptions, body("red-4-", coffee));
    assertThat(detail(post(redemptions, body("red-4-", "BAG-" + story)), 409))
        .contains("already made, with different content");
    post(redemptions, body("red-5-", coffee));
    assertThat(detail(post(redemptions, body("red-6-", coffee)), 409))
        .contains("as often as one member may");
  }

  @Test
  void aRedemptionHasPointsOrAReward() {
    for (String body :
        new String[] {
          "{\"redemptionId\": \"x\"}",
          "{\"redemptionId\": \"x\", \"points\": 100, \"reward\": \"%s\"}".formatted(coffee),
          "{\"redemptionId\": \"x\", \"reward\": \"\"}",
          "{\"reward\": \"%s\"}".formatted(coffee)
        }) {
      assertThat(post(redemptions, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(
            post(redemptions, "{\"redemptionId\": \"p-%s\", \"points\": 100}".formatted(story))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            caller
                .send(
                    caller.with(caller.key("ledger:read"), "POST", redemptions, body("n-", coffee)))
                .statusCode())
        .isEqualTo(403);
  }

  private String body(String id, String reward) {
    return "{\"redemptionId\": \"%s\", \"reward\": \"%s\"}".formatted(id + story, reward);
  }

  private HttpResponse<String> post(String path, String body) {
    return caller.send(caller.with(key, "POST", path, body));
  }

  private String detail(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return read(answer).path("detail").asText();
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException notJson) {
      throw new IllegalStateException(answer.body(), notJson);
    }
  }
}
