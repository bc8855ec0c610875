package io.tierflow.fault;

import static io.tierflow.testsupport.node.GeneratedRun.json;
import static io.tierflow.testsupport.node.GeneratedRun.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.TestDatabase;
import io.tierflow.testsupport.node.GeneratedProgramme;
import io.tierflow.testsupport.node.GeneratedRun;
import io.tierflow.testsupport.node.Node;
import io.tierflow.testsupport.node.RunRows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run, and a day of messages, outlive whatever goes away in the middle of them. */
@Tag("fault")
@Tag("mysql")
@Tag("programme")
class MonthlyRunOnTwoNodesIT {

  /** In milliseconds: longer than a page takes on a busy machine whose node has just begun. */
  static final int LOCK = 15_000;

  private static MySqlServer server;

  @BeforeAll
  static void startTheServer() {
    server = MySqlServer.own();
  }

  @AfterAll
  static void stopTheServer() {
    server.close();
  }

  @Test
  void everyMemberIsDoneExactlyOnceWhateverGoesAwayInTheMiddle() {
    TestDatabase database = server.newDatabase();
    GeneratedRun run = GeneratedRun.of(20_000, database);
    Map<String, Object> settings =
        Map.of(
            "camunda.bpm.job-execution.lock-time-in-millis",
            LOCK,
            "tierflow.message.sending.enabled",
            false);
    try (Node first = new Node("first", database, settings);
        Node second = new Node("second", database, settings)) {
      first.begin().awaitReady();
      run.start(first);

      run.awaitBooked(5);
      first.kill();
      first.begin().awaitReady();

      run.awaitBooked(15);
      first.kill();
      first.begin();
      second.begin().awaitReady();
      run.awaitNodesAtWork(2);

      run.awaitBooked(35);
      server.kill();
      server.start();

      run.awaitBooked(50);
      assertThat(run.rows().cutConnections()).isPositive();

      run.awaitBooked(65);
      first.kill();

      run.awaitCompletion(second);
      run.requireEachMemberDoneOnce(second);
    }
  }

  @Test
  void whatANodeLeavesUndoneTheNextOneDoesOnce() {
    TestDatabase database = server.newDatabase();
    GeneratedRun run = GeneratedRun.of(4_000, database);
    // The product's own lock time: a job that stayed locked would hold the run up for minutes.
    Map<String, Object> settings = Map.of("tierflow.message.sending.enabled", false);
    try (Node node = new Node("stopped", database, settings)) {
      node.begin().awaitReady();
      run.start(node);

      run.awaitBooked(10);
      node.terminate();

      assertThat(run.rows().lockOwners()).isEmpty();
      assertThat(run.rows().doneTwice()).isEmpty();
    }

    // A node that is killed holds its jobs until their lock ends, so this one's locks are short.
    Map<String, Object> shortLocks = new HashMap<>(settings);
    shortLocks.put("camunda.bpm.job-execution.lock-time-in-millis", LOCK);
    try (Node node = new Node("killed", database, shortLocks)) {
      node.begin().awaitReady();
      run.awaitCompletion(node);
      assertThat(run.rows().balances()).isEqualTo(run.programme().points());
      assertThat(run.rows().leftBehind()).isEmpty();

      tellOfTheAnniversary(node, run.rows(), run.programme());
    }
  }

  /** Every member is told of the day, and gets its points, though the node dies in the middle. */
  private static void tellOfTheAnniversary(Node node, RunRows rows, GeneratedProgramme programme) {
    LocalDate day = programme.anniversary();
    GeneratedRun.post(node, "/api/communication-days", "{\"day\": \"%s\"}".formatted(day));
    patiently().until(() -> rows.bonuses() >= programme.size() / 5);
    assertThat(rows.bonuses()).as("the day is still in the middle").isLessThan(programme.size());
    node.kill();
    node.begin().awaitReady();

    String path = "/api/communication-days/" + day;
    patiently().until(() -> "COMPLETED".equals(json(node.get(path)).get("state").asText()));
    JsonNode done = json(node.get(path));
    assertThat(done.get("membersTaken").asLong()).isEqualTo(programme.size());
    // Who has bought nothing is missed besides.
    assertThat(done.get("occasionsTold").asLong())
        .isEqualTo(2L * programme.size() - programme.active().size());
    assertThat(rows.bonuses()).isEqualTo(programme.size());
    assertThat(rows.congratulated()).doesNotHaveDuplicates().hasSize(programme.size());
    assertThat(json(node.get("/api/ledger/proof")).get("mismatches").asLong()).isZero();
    assertThat(rows.leftBehind()).isEmpty();
  }
}
