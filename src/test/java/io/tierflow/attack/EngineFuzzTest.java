package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Fuzz;
import io.tierflow.testsupport.attack.Insiders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Sends what nobody should send to the queries of the engine's own interface. */
@AttackTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class EngineFuzzTest {

  private static final long SEED = 20_261_122;
  private static final int REQUESTS_PER_QUERY = 25;

  private static final List<String> QUERIES =
      List.of(
          "/task",
          "/task/count",
          "/process-instance",
          "/process-instance/count",
          "/execution",
          "/external-task",
          "/job",
          "/variable-instance",
          "/incident",
          "/history/task",
          "/history/process-instance",
          "/history/activity-instance",
          "/history/variable-instance",
          "/history/decision-instance",
          "/process-definition/key/loyalty-tier-upgrade/start",
          "/decision-definition/key/tier-eligibility/evaluate",
          "/message",
          "/signal");

  private static final List<String> FIELDS =
      List.of(
          "processInstanceId",
          "processDefinitionKey",
          "businessKey",
          "name",
          "nameLike",
          "assignee",
          "candidateGroup",
          "dueBefore",
          "createdAfter",
          "sorting",
          "variables",
          "processVariables",
          "orQueries",
          "messageName",
          "suspended",
          "priority",
          "taskId",
          "topicName",
          "processInstanceIds");

  private static final Pattern INSIDE =
      Pattern.compile(
          "sqlstate|syntax error|jdbc|select .* from|insert into|\\bat [a-z]+\\.[a-z.]+\\(",
          Pattern.CASE_INSENSITIVE);

  @Autowired private Attacker attacker;
  @Autowired private ObjectMapper json;

  @Test
  void noQueryOfTheEngineFailsOrTellsAboutTheDatabase() {
    Set<String> findings = new LinkedHashSet<>();
    Fuzz fuzz = new Fuzz(json.createObjectNode(), SEED);
    Random random = new Random(SEED);
    for (String query : QUERIES) {
      for (int count = 0; count < REQUESTS_PER_QUERY; count++) {
        String body = body(fuzz, random);
        AttackAnswer answer = attacker.json(Insiders.ADMIN, "POST", "/engine-rest" + query, body);
        if (isFailure(answer) || INSIDE.matcher(answer.body()).find()) {
          findings.add(
              query + " " + shortened(body) + " -> " + answer.status() + shortened(answer.body()));
        }
      }
    }

    assertThat(findings).isEmpty();
  }

  /** What is longer than the engine's own columns is refused by the database, as its failure. */
  private static boolean isFailure(AttackAnswer answer) {
    return answer.status() >= 500
        && !answer.body().contains("An exception occurred in the persistence layer.");
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(200, text.length()));
  }

  private String body(Fuzz fuzz, Random random) {
    ObjectNode body = json.createObjectNode();
    for (int fields = 1 + random.nextInt(2); fields > 0; fields--) {
      String field = FIELDS.get(random.nextInt(FIELDS.size()));
      switch (random.nextInt(6)) {
        case 0 -> body.putNull(field);
        case 1 -> body.put(field, random.nextLong());
        case 2 -> body.putArray(field).add(fuzz.hostile());
        case 3 ->
            body.putArray(field)
                .addObject()
                .put("name", fuzz.hostile())
                .put("operator", "eq")
                .put("value", fuzz.hostile())
                .put("sortBy", fuzz.hostile())
                .put("sortOrder", "asc");
        default -> body.put(field, fuzz.hostile());
      }
    }
    return body.toString();
  }
}
