package io.tierflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.TestDatabase;
import io.tierflow.testsupport.node.GeneratedProgramme;
import io.tierflow.testsupport.node.Node;
import io.tierflow.testsupport.node.RunRows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run, and a day of messages, outlive whatever goes away in the middle of them. */
@Tag("mysql")
@Tag("programme")
class MonthlyRunOnTwoNodesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
  private static final String RUN = MONTH.toString();

  /** In milliseconds: longer than a page takes on a busy machine whose node has just begun. */
  private static final int LOCK = 15_000;

  private static final ObjectMapper JSON = new ObjectMapper();

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
    GeneratedProgramme programme = new GeneratedProgramme(20_000, MONTH);
    TestDatabase database = server.newDatabase();
    RunRows rows = new RunRows(database);
    Map<String, Object> settings =
        Map.of(
            "camunda.bpm.job-execution.lock-time-in-millis",
            LOCK,
            "tierflow.message.sending.enabled",
            false);
    try (Node first = new Node("first", database, settings);
        Node second = new Node("second", database, settings)) {
      first.begin().awaitReady();
      load(first, programme);
      startRun(first);

      whenBooked(rows, programme, 5);
      first.kill();
      first.begin().awaitReady();

      whenBooked(rows, programme, 15);
      first.kill();
      first.begin();
      second.begin().awaitReady();
      Set<String> owners = ConcurrentHashMap.newKeySet();
      patiently()
          .until(
              () -> {
                owners.addAll(rows.lockOwners());
                return owners.size() >= 2;
              });

      whenBooked(rows, programme, 35);
      server.kill();
      server.start();

      whenBooked(rows, programme, 50);
      assertThat(rows.cutConnections()).isPositive();

      whenBooked(rows, programme, 65);
      first.kill();

      patiently().until(() -> "COMPLETED".equals(progress(second).get("state").asText()));
      JsonNode done = progress(second);
      assertThat(done.get("membersTotal").asLong()).isEqualTo(programme.size());
      assertThat(done.get("membersFailed").asLong()).isZero();
      assertThat(done.get("membersWaitingForPeople").asLong()).isEqualTo(programme.underReview());
      assertThat(done.get("membersDone").asLong() + done.get("membersSkipped").asLong())
          .isEqualTo(programme.size() - programme.underReview());

      assertThat(rows.doneTwice()).isEmpty();
      // A page that was broken off is taken member by member, with those whom it would skip.
      assertThat(rows.upgraded(RUN)).doesNotHaveDuplicates().containsAll(programme.active());
      assertThat(rows.balances()).isEqualTo(programme.points());
      assertThat(rows.openReviews()).isEqualTo(programme.underReview());
      assertThat(rows.leftBehind()).isEmpty();
      JsonNode proof = json(second.get("/api/ledger/proof"));
      assertThat(proof.get("membersChecked").asLong()).isEqualTo(programme.size());
      assertThat(proof.get("mismatches").asLong()).isZero();
    }
  }

  @Test
  void whatANodeLeavesUndoneTheNextOneDoesOnce() {
    GeneratedProgramme programme = new GeneratedProgramme(4_000, MONTH);
    TestDatabase database = server.newDatabase();
    RunRows rows = new RunRows(database);
    // The product's own lock time: a job that stayed locked would hold the run up for minutes.
    Map<String, Object> settings = Map.of("tierflow.message.sending.enabled", false);
    try (Node node = new Node("stopped", database, settings)) {
      node.begin().awaitReady();
      load(node, programme);
      startRun(node);

      whenBooked(rows, programme, 10);
      node.terminate();

      assertThat(rows.lockOwners()).isEmpty();
      assertThat(rows.doneTwice()).isEmpty();
    }

    // A node that is killed holds its jobs until their lock ends, so this one's locks are short.
    Map<String, Object> shortLocks = new HashMap<>(settings);
    shortLocks.put("camunda.bpm.job-execution.lock-time-in-millis", LOCK);
    try (Node node = new Node("killed", database, shortLocks)) {
      node.begin().awaitReady();
      patiently().until(() -> "COMPLETED".equals(progress(node).get("state").asText()));
      assertThat(rows.balances()).isEqualTo(programme.points());
      assertThat(rows.leftBehind()).isEmpty();

      tellOfTheAnniversary(node, rows, programme);
    }
  }

  /** Every member is told of the day, and gets its points, though the node dies in the middle. */
  private static void tellOfTheAnniversary(Node node, RunRows rows, GeneratedProgramme programme) {
    LocalDate day = programme.anniversary();
    post(node, "/api/communication-days", "{\"day\": \"%s\"}".formatted(day));
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

  private static void load(Node node, GeneratedProgramme programme) {
    JsonNode members = json(node.post("/api/imports/members", "text/csv", programme.membersCsv()));
    assertThat(members.get("accepted").asLong()).isEqualTo(programme.size());
    JsonNode transactions =
        json(node.post("/api/imports/transactions", "text/csv", programme.transactionsCsv()));
    assertThat(transactions.get("rejected").asLong()).isZero();
  }

  private static void startRun(Node node) {
    post(node, "/api/monthly-runs", "{\"month\": \"%s\"}".formatted(MONTH));
  }

  private static void post(Node node, String path, String body) {
    node.post(
        path, "application/json", new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Waits until so many of a hundred members who have points to earn have them. */
  private static void whenBooked(RunRows rows, GeneratedProgramme programme, int percent) {
    long all = programme.points().values().stream().filter(points -> points > 0).count();
    patiently().until(() -> rows.booked() >= all * percent / 100);
    assertThat(rows.booked()).as("the run is still in the middle").isLessThan(all);
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).ignoreExceptions();
  }

  private static JsonNode progress(Node node) {
    return json(node.get("/api/monthly-runs/" + RUN));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is no JSON: " + text, e);
    }
  }
}
