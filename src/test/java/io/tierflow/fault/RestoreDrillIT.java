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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill: the scripts back a database up in the middle of a run, the database is destroyed and
 * restored, and the run goes on to its end as if nothing had happened.
 */
@Tag("fault")
@Tag("mysql")
class RestoreDrillIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path backups;

  private final MySqlServer server = MySqlServer.shared();

  @Test
  void aRunThatIsBackedUpInTheMiddleCompletesAfterTheDatabaseIsDestroyedAndRestored()
      throws Exception {
    GeneratedProgramme programme = new GeneratedProgramme(2_000, MONTH);
    TestDatabase database = server.newDatabase();
    String name = nameOf(database);
    RunRows rows = new RunRows(database);
    long earners = programme.points().values().stream().filter(points -> points > 0).count();
    // What the backup holds as locked is taken over by the new node soon.
    Map<String, Object> settings =
        Map.of(
            "camunda.bpm.job-execution.lock-time-in-millis",
            15_000,
            "tierflow.message.sending.enabled",
            false);
    try (Node node = new Node("drill", database, settings)) {
      node.begin().awaitReady();
      load(node, programme);
      startRun(node);
      patiently().until(() -> rows.booked() >= earners / 10);

      Path backup = Path.of(script(name, "bin/backup-mysql", backups.toString()));
      node.kill();
      sql(database, "drop database " + name, "create database " + name, "use " + name);
      script(name, "bin/restore-mysql", backup.toString());

      assertThat(rows.booked()).as("the backup is of the middle").isBetween(1L, earners - 1);
      node.begin().awaitReady();
      patiently().until(() -> "COMPLETED".equals(progress(node).get("state").asText()));
      assertThat(progress(node).get("membersFailed").asLong()).isZero();
      assertThat(rows.doneTwice()).isEmpty();
      assertThat(rows.upgraded(MONTH.toString()))
          .doesNotHaveDuplicates()
          .containsAll(programme.active());
      assertThat(rows.balances()).isEqualTo(programme.points());
      assertThat(rows.leftBehind()).isEmpty();
      JsonNode proof = json(node.get("/api/ledger/proof"));
      assertThat(proof.get("membersChecked").asLong()).isEqualTo(programme.size());
      assertThat(proof.get("mismatches").asLong()).isZero();
      JsonNode audit = json(node.get("/api/audit/verification"));
      assertThat(audit.get("intact").asBoolean()).as(audit.toString()).isTrue();
      assertThat(audit.get("entries").asLong()).isPositive();
    }
  }

  @Test
  void aBackupThatIsNotWhatItWasIsNotRestoredNorOverWhatIsThere() throws Exception {
    TestDatabase database = server.newDatabase();
    String name = nameOf(database);
    sql(database, "create table kept (id int primary key)");
    Path backup = Path.of(script(name, "bin/backup-mysql", backups.toString()));

    assertThat(failing(name, "bin/restore-mysql", backup.toString()))
        .contains("holds 1 tables. A backup can only be restored into an empty schema");
    Files.write(backup, new byte[] {0}, StandardOpenOption.APPEND);
    assertThat(failing(name, "bin/restore-mysql", backup.toString()))
        .contains("does not match its checksum. Nothing was restored");
  }

  /** Runs a script that must succeed; its last line. */
  private String script(String name, String... command) throws IOException {
    Result result = run(name, command);
    assertThat(result.code()).as(result.output()).isZero();
    return result.output().lines().reduce((before, last) -> last).orElse("");
  }

  private String failing(String name, String... command) throws IOException {
    Result result = run(name, command);
    assertThat(result.code()).isPositive();
    return result.output();
  }

  private Result run(String name, String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of("bash"));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(server.scriptEnvironment());
    builder.environment().put("TIERFLOW_DATABASE", name);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.onExit().join().exitValue(), output);
  }

  private static void load(Node node, GeneratedProgramme programme) {
    node.post("/api/imports/members", "text/csv", programme.membersCsv());
    JsonNode transactions =
        json(node.post("/api/imports/transactions", "text/csv", programme.transactionsCsv()));
    assertThat(transactions.get("rejected").asLong()).isZero();
  }

  private static void startRun(Node node) {
    String body = "{\"month\": \"%s\"}".formatted(MONTH);
    node.post(
        "/api/monthly-runs",
        "application/json",
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode progress(Node node) {
    return json(node.get("/api/monthly-runs/" + MONTH));
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(25)).ignoreExceptions();
  }

  private static String nameOf(TestDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.getCatalog();
    }
  }

  private static void sql(TestDatabase database, String... statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is no JSON: " + text, e);
    }
  }

  private record Result(int code, String output) {}
}
