package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.camunda.deployment.DeploymentRefusedException;
import io.tierflow.policy.VocabularySource;
import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An owner adds a kind of activity by deploying tables, in an application of their own. */
@HttpTest
@TestPropertySource(properties = "spring.application.name=activity-kind-stories")
class NewActivityKindTest {

  private static final String NAME = "flights";
  private static final String AGO = Instant.now().minus(2, ChronoUnit.HOURS).toString();

  @Autowired private TestCaller caller;
  @Autowired private ObjectMapper json;
  @Autowired private RepositoryService repository;
  @Autowired private VocabularySource vocabulary;

  private final String member = "F-" + UUID.randomUUID();

  @AfterEach
  void withdraw() {
    for (Deployment done : deployments()) {
      repository.deleteDeployment(done.getId(), true);
    }
  }

  @Test
  void flightsEarnByClassAndDistanceAsTheTableSays() {
    enrol();
    assertThat(flight("F1", "FIRST", "1500.75").statusCode()).isEqualTo(400);
    deploy(kinds(), earning());

    assertThat(flight("F1", "FIRST", "1500.75").statusCode()).isEqualTo(201);
    assertThat(flight("F2", "ECONOMY", "1500.75").statusCode()).isEqualTo(201);
    assertThat(flight("F3", null, null).statusCode()).isEqualTo(201);
    JsonNode started = upgrade();

    assertThat(share("F1")).isEqualTo("3001");
    assertThat(share("F2")).isEqualTo("1500");
    assertThat(share("F3")).isEqualTo("0");
    assertThat(get("/api/members/" + member).path("pointsBalance").asLong()).isEqualTo(4501);
    assertThat(get("/api/tier-upgrades/" + started.path("processInstanceId").asText()).toString())
        .contains("flight-first", "attributes.cabin", "(kept with the transaction)")
        .doesNotContain("ECONOMY");
  }

  @Test
  void aKindThatEarnsNothingAnywhereIsRefusedWithTheTableThatLacksIt() {
    assertThatExceptionOfType(DeploymentRefusedException.class)
        .isThrownBy(() -> deploy(kinds()))
        .withMessageContaining("points-earning has no row for")
        .withMessageContaining("FLIGHT");
    assertThat(vocabulary.current().kinds()).doesNotContain("FLIGHT");
  }

  @Test
  void tablesMayKnowAKindBeforeItIsThere() {
    deploy(earning());

    assertThat(vocabulary.current().kinds()).doesNotContain("FLIGHT");
  }

  @Test
  void aKindThatIsGoneIsRefusedAndWhatIsRecordedStays() {
    enrol();
    deploy(kinds(), earning());
    flight("F1", "FIRST", "100");
    upgrade();

    withdraw();

    HttpResponse<String> refused = flight("F2", "FIRST", "100");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "The field kind must be one of [PURCHASE, BOOKING, EVENT, REFERRAL, REVIEW, REFUND]");
    assertThat(flight("F1", "FIRST", "100").statusCode()).isEqualTo(200);
    assertThat(
            record(
                    """
                    {"transactionId": "%1$s-R", "memberNumber": "%1$s", "kind": "REFUND",
                     "currency": "USD", "occurredAt": "%2$s", "refundOf": "%1$s-F1"}"""
                        .formatted(member, AGO))
                .statusCode())
        .isEqualTo(201);
    assertThat(get("/api/members/" + member).path("pointsBalance").asLong()).isZero();
  }

  @Test
  void aDailyLimitHoldsForThoseWhoComeAtOnce() {
    enrol();
    deploy(kinds().cell("flight-activity", "dailyLimit", "1"), earning());

    List<Integer> answers =
        Stream.of("F1", "F2", "F3", "F4")
            .map(id -> CompletableFuture.supplyAsync(() -> flight(id, null, null).statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
    assertThat(get("/api/members/" + member + "/transactions").path("items")).hasSize(1);
  }

  @Test
  void kindsAreCodesOfTheirOwnRows() {
    for (String cell :
        List.of("\"REFUND\"", "\"Flight\"", "\"A\", \"A\"", "", "not(\"EVENT\")", "FLIGHT")) {
      assertThatExceptionOfType(DeploymentRefusedException.class)
          .as(cell)
          .isThrownBy(() -> deploy(kinds().cell("flight-activity", "kind", cell), earning()))
          .withMessageContaining("activity-kinds, row 1 (flight-activity), column kind");
    }
    assertThatExceptionOfType(DeploymentRefusedException.class)
        .isThrownBy(() -> deploy(kinds().cell("flight-activity", "kind", "\"EVENT\""), earning()))
        .withMessageContaining("names EVENT again");
    assertThat(vocabulary.current().kinds()).doesNotContain("FLIGHT");
  }

  private static TableFile kinds() {
    return TableFile.of("activity-kinds")
        .copyAbove("purchase-activity", "flight-activity")
        .cell("flight-activity", "kind", "\"FLIGHT\", \"UPGRADED_FLIGHT\"")
        .cell("flight-activity", "amount", "\"NONE\"")
        .cell("flight-activity", "countsAsSpend", "false");
  }

  private static TableFile earning() {
    String flights = "\"FLIGHT\", \"UPGRADED_FLIGHT\"";
    return TableFile.of("points-earning")
        .input("attributes.cabin", "string")
        .input("quantity", "double")
        .input("occurredAt", "date")
        .input("birthday", "boolean")
        .copyAbove("referral", "flight-first")
        .cell("flight-first", "transactionKind", flights)
        .cell("flight-first", "attributes.cabin", "\"FIRST\"")
        .cell("flight-first", "quantity", "not(null)")
        .cell("flight-first", "occurredAt", ">= date and time(\"2020-01-01T06:30:00\")")
        .cell("flight-first", "birthday", "false")
        .cell("flight-first", "fixedPoints", "floor(quantity * 2)")
        .copyAbove("referral", "flight")
        .cell("flight", "transactionKind", flights)
        .cell("flight", "fixedPoints", "if quantity = null then 0 else floor(quantity)");
  }

  private void deploy(TableFile... tables) {
    DeploymentBuilder deployment = repository.createDeployment().name(NAME);
    for (TableFile table : tables) {
      deployment.addInputStream(table.key() + ".dmn", new ByteArrayInputStream(table.bytes()));
    }
    deployment.deploy();
  }

  private List<Deployment> deployments() {
    return repository.createDeploymentQuery().deploymentName(NAME).list();
  }

  private void enrol() {
    HttpResponse<String> answer =
        caller.send(
            caller.as(
                "admin",
                "POST",
                "/api/members",
                "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\"}".formatted(member)));
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> flight(String id, String cabin, String distance) {
    String details =
        (cabin == null ? "" : ", \"attributes\": {\"cabin\": \"%s\"}".formatted(cabin))
            + (distance == null ? "" : ", \"quantity\": " + distance);
    return record(
        """
        {"transactionId": "%1$s-%2$s", "memberNumber": "%1$s", "kind": "FLIGHT",
         "currency": "USD", "occurredAt": "%3$s"%4$s}"""
            .formatted(member, id, AGO, details));
  }

  private HttpResponse<String> record(String body) {
    return caller.send(caller.as("admin", "POST", "/api/transactions", body));
  }

  private JsonNode upgrade() {
    return read(
        caller.send(caller.as("admin", "POST", "/api/members/" + member + "/tier-upgrades", "{}")));
  }

  private String share(String id) {
    for (JsonNode item : get("/api/members/" + member + "/transactions").path("items")) {
      if (item.path("transactionId").asText().equals(member + "-" + id)) {
        return item.path("exactShare").decimalValue().stripTrailingZeros().toPlainString();
      }
    }
    throw new AssertionError("There is no " + id);
  }

  private JsonNode get(String path) {
    return read(caller.send(caller.as("admin", "GET", path, null)));
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
