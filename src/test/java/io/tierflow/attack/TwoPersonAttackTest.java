package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One person alone tries to correct a balance above the limit. What was tried: to complete, submit,
 * resolve, delegate or take the task oneself; to name somebody else by variables, as assignee, or
 * owner; to decide as process owner; to start the process by hand, for no request or one that
 * waits; to lead the instance around the task; to use an id twice.
 */
@AttackTest
class TwoPersonAttackTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long ABOVE = 25_000;
  private static final String APPROVED = answer("APPROVED");

  @Autowired private Attacker attacker;

  private final String member = "two-" + UUID.randomUUID();
  private final String adjustment = "adj-" + UUID.randomUUID();

  @BeforeEach
  void enrol() {
    assertThat(
            attacker
                .json(
                    Insiders.ADMIN,
                    "POST",
                    "/api/members",
                    """
                    {"memberNumber": "%s", "fullName": "Two Person", "accountType": "INDIVIDUAL"}\
                    """
                        .formatted(member))
                .status())
        .isIn(200, 201);
  }

  @Test
  void aSmallCorrectionIsBookedAtOnce() {
    AttackAnswer answer = ask(Insiders.MANAGER, 10_000);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).path("balanceAfter").asLong()).isEqualTo(10_000);
  }

  @Test
  void aLargeOneWaitsAndAnotherPersonBooksItOnce() {
    AttackAnswer asked = ask(Insiders.MANAGER, ABOVE);

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.header("Location")).hasValue(address());
    assertThat(state()).isEqualTo("WAITING");
    assertThat(balance()).isZero();

    assertThat(complete(Insiders.ADMIN, APPROVED).status()).isEqualTo(204);

    assertThat(state()).isEqualTo("APPROVED");
    assertThat(balance()).isEqualTo(ABOVE);
    assertThat(ask(Insiders.MANAGER, ABOVE).status()).isEqualTo(200);
    assertThat(balance()).isEqualTo(ABOVE);
    assertThat(audit("POINTS_ADJUSTED"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("actor").asText()).isEqualTo(Insiders.ADMIN);
              assertThat(entry.path("address").asText()).isEqualTo(Attacker.USUAL);
              assertThat(entry.path("detail").asText())
                  .contains("+25000 points", adjustment, "requested by " + Insiders.MANAGER);
            });
    assertThat(audit("APPROVAL_REQUESTED"))
        .extracting(entry -> entry.path("actor").asText())
        .containsExactly(Insiders.MANAGER);
  }

  @Test
  void takingPointsAwayAboveTheLimitWaitsToo() {
    ask(Insiders.MANAGER, ABOVE);
    complete(Insiders.ADMIN, APPROVED);

    AttackAnswer taken =
        attacker.json(Insiders.MANAGER, "POST", adjustments(), body("neg-" + adjustment, -ABOVE));

    assertThat(taken.status()).isEqualTo(202);
    assertThat(balance()).isEqualTo(ABOVE);
  }

  @Test
  void declinedNothingIsBookedAndTheIdIsUsedUp() {
    ask(Insiders.MANAGER, ABOVE);

    assertThat(complete(Insiders.ADMIN, answer("DECLINED")).status()).isNotEqualTo(204);
    assertThat(state()).isEqualTo("WAITING");
    assertThat(
            complete(
                    Insiders.ADMIN,
                    """
                    {"variables": {"approvalOutcome": {"value": "DECLINED"},
                     "approvalRemark": {"value": "No receipt."}}}\
                    """)
                .status())
        .isEqualTo(204);

    assertThat(state()).isEqualTo("DECLINED");
    assertThat(ask(Insiders.MANAGER, ABOVE).status()).isEqualTo(409);
    assertThat(balance()).isZero();
    assertThat(audit("TASK_COMPLETED"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("actor").asText()).isEqualTo(Insiders.ADMIN);
              assertThat(entry.path("detail").asText()).contains("requested by", "declined by");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "submit-form"})
  void whoAskedCanNotDecide(String call) {
    ask(Insiders.MANAGER, ABOVE);

    AttackAnswer refused =
        attacker.json(
            Insiders.MANAGER, "POST", "/engine-rest/task/" + task() + "/" + call, APPROVED);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("requested by " + Insiders.MANAGER, "another person");
    assertThat(audit("CALL_REFUSED"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("actor").asText()).isEqualTo(Insiders.MANAGER);
              assertThat(entry.path("address").asText()).isEqualTo(Attacker.USUAL);
              assertThat(entry.path("detail").asText()).contains("+25000 points", adjustment);
            });
    assertNothingHappened();
  }

  @Test
  void aClaimAForeignAssigneeOrADelegationDoesNotMakeAnotherPerson() {
    ask(Insiders.MANAGER, ABOVE);
    String task = task();
    manager(task, "/assignee", "{\"userId\": \"admin\"}");
    manager(task, "/delegate", "{\"userId\": \"admin\"}");
    manager(task, "/resolve", "{}");

    AttackAnswer refused =
        manager(
            task,
            "/complete",
            """
            {"variables": {"approvalOutcome": {"value": "APPROVED"},
             "decidedBy": {"value": "admin"}, "requestedBy": {"value": "admin"},
             "reviewer": {"value": "admin"}}}\
            """);

    assertThat(refused.status()).isBetween(400, 409);
    assertNothingHappened();
  }

  @Test
  void aProcessOwnerNeitherDecidesNorLeadsAroundTheTask() {
    ask(Insiders.MANAGER, ABOVE);
    String instance = instance();
    assertThat(complete(Insiders.OWNER, APPROVED).status()).isBetween(400, 499);
    assertThat(state()).isEqualTo("WAITING");

    attacker.json(
        Insiders.OWNER,
        "POST",
        "/engine-rest/process-instance/" + instance + "/modification",
        """
        {"instructions": [
          {"type": "startBeforeActivity", "activityId": "AdjustmentMade",
           "variables": {"approvalOutcome": {"value": "APPROVED"}}},
          {"type": "cancel", "activityId": "ApproveAdjustment"}]}\
        """);

    assertThat(balance()).isZero();
    assertThat(state()).isIn("WAITING", "WITHDRAWN");
  }

  @Test
  void startingTheProcessByHandOpensNothing() {
    ask(Insiders.MANAGER, ABOVE);
    String waiting = instance();
    for (String id : List.of(adjustment, "nothing-" + adjustment, "")) {
      attacker.json(
          Insiders.OWNER,
          "POST",
          "/engine-rest/process-definition/key/points-adjustment/start",
          "{\"businessKey\": \"%s\", \"variables\": {\"adjustmentId\": {\"value\": \"%s\"}}}"
              .formatted(member, id));
    }

    assertThat(instance()).isEqualTo(waiting);
    assertNothingHappened();
  }

  @Test
  void theSameIdWithOtherContentIsRefused() {
    ask(Insiders.MANAGER, ABOVE);

    assertThat(ask(Insiders.MANAGER, ABOVE).status()).isEqualTo(202);
    assertThat(ask(Insiders.MANAGER, ABOVE + 1).status()).isEqualTo(409);
    assertThat(ask(Insiders.MANAGER, 5).status()).isEqualTo(409);
    assertNothingHappened();
  }

  @Test
  void withTheMembershipTheRequestEnds() {
    ask(Insiders.MANAGER, ABOVE);
    AttackAnswer closed =
        attacker.json(Insiders.MANAGER, "POST", "/api/members/" + member + "/closure", "{}");

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.body()).contains("withdrawn");
    assertThat(state()).isEqualTo("WITHDRAWN");
    assertThat(json(attacker.get(Insiders.ADMIN, tasks()))).isEmpty();
    assertThat(
            attacker
                .json(Insiders.MANAGER, "POST", adjustments(), body("late-" + adjustment, ABOVE))
                .status())
        .isEqualTo(409);
  }

  private void assertNothingHappened() {
    assertThat(state()).isEqualTo("WAITING");
    assertThat(balance()).isZero();
    assertThat(task()).isNotBlank();
  }

  private AttackAnswer ask(String user, long points) {
    return attacker.json(user, "POST", adjustments(), body(adjustment, points));
  }

  private static String body(String id, long points) {
    return "{\"adjustmentId\": \"%s\", \"points\": %d, \"reason\": \"Lost in the move.\"}"
        .formatted(id, points);
  }

  private AttackAnswer complete(String user, String answer) {
    return attacker.json(user, "POST", "/engine-rest/task/" + task() + "/complete", answer);
  }

  private AttackAnswer manager(String task, String call, String body) {
    return attacker.json(Insiders.MANAGER, "POST", "/engine-rest/task/" + task + call, body);
  }

  private static String answer(String outcome) {
    return "{\"variables\": {\"approvalOutcome\": {\"value\": \"%s\"}}}".formatted(outcome);
  }

  private String adjustments() {
    return "/api/members/" + member + "/adjustments";
  }

  private String address() {
    return adjustments() + "/" + adjustment;
  }

  private String state() {
    return json(attacker.get(Insiders.MANAGER, address())).path("state").asText();
  }

  private long balance() {
    return json(attacker.get(Insiders.MANAGER, "/api/members/" + member))
        .path("pointsBalance")
        .asLong();
  }

  private String tasks() {
    return "/engine-rest/task?taskDefinitionKey=ApproveAdjustment&processInstanceBusinessKey="
        + member;
  }

  private String task() {
    return json(attacker.get(Insiders.ADMIN, tasks())).path(0).path("id").asText();
  }

  private String instance() {
    return json(attacker.get(Insiders.ADMIN, tasks())).path(0).path("processInstanceId").asText();
  }

  /** Entries are shown once they are sealed, about a second later. */
  private List<JsonNode> audit(String action) {
    String query = "/api/audit?subject=%s&action=%s".formatted(member, action);
    return await().until(() -> lines(query), lines -> !lines.isEmpty());
  }

  private List<JsonNode> lines(String query) {
    JsonNode lines = json(attacker.get(Insiders.ADMIN, query)).path("lines");
    return StreamSupport.stream(lines.spliterator(), false).toList();
  }

  private static JsonNode json(AttackAnswer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(answer.body(), unreadable);
    }
  }
}
