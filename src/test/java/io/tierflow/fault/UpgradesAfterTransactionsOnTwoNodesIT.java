package io.tierflow.fault;

import static io.tierflow.testsupport.node.GeneratedRun.json;
import static io.tierflow.testsupport.node.GeneratedRun.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.TestDatabase;
import io.tierflow.testsupport.node.Node;
import io.tierflow.testsupport.node.RunRows;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a transaction asks for is done once, whatever goes away between its answer and that. */
@Tag("fault")
@Tag("mysql")
@Tag("programme")
class UpgradesAfterTransactionsOnTwoNodesIT {

  private static final int MEMBERS = 50;
  private static final int PURCHASES = 600;
  private static final Instant STARTED = Instant.now().minusSeconds(60);
  private static final Map<String, Object> SETTINGS =
      Map.of("tierflow.upgrades.on-transaction", "job", "tierflow.message.sending.enabled", false);

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
  void aNodeThatDiesBetweenAnswerAndUpgradeLosesNothing() {
    TestDatabase database = server.newDatabase();
    JdbcTemplate rows = new JdbcTemplate(database.dataSource());
    Map<String, Object> takesNoJobs =
        Map.of(
            "tierflow.upgrades.on-transaction",
            "job",
            "camunda.bpm.job-execution.enabled",
            false,
            "tierflow.message.sending.enabled",
            false);
    try (Node node = new Node("answers", database, takesNoJobs)) {
      node.begin().awaitReady();
      enrol(node);
      IntStream.range(0, MEMBERS).forEach(number -> purchase(node, number));
      assertThat(count(rows, "pending_upgrade")).isEqualTo(MEMBERS);
      node.kill();
    }
    try (Node node = new Node("upgrades", database, SETTINGS)) {
      node.begin().awaitReady();
      requireEachPurchaseEarnedOnce(node, database, MEMBERS);
    }
  }

  @Test
  void everyPurchaseEarnsOnceWhateverGoesAwayInTheMiddle() {
    TestDatabase database = server.newDatabase();
    JdbcTemplate rows = new JdbcTemplate(database.dataSource());
    try (Node first = new Node("dies", database, SETTINGS);
        Node second = new Node("stays", database, SETTINGS)) {
      first.begin().awaitReady();
      enrol(first);
      second.begin().awaitReady();

      CompletableFuture<Void> purchases =
          CompletableFuture.runAsync(
              () ->
                  IntStream.range(0, PURCHASES)
                      .forEach(number -> purchaseAnywhere(first, second, number)));
      patiently().until(() -> count(rows, "transaction") >= PURCHASES / 4);
      first.kill();
      patiently().until(() -> count(rows, "transaction") >= PURCHASES / 2);
      assertThat(new RunRows(database).cutConnections()).isPositive();
      purchases.join();

      requireEachPurchaseEarnedOnce(second, database, PURCHASES);
    }
  }

  private static void requireEachPurchaseEarnedOnce(
      Node node, TestDatabase database, int purchases) {
    JdbcTemplate rows = new JdbcTemplate(database.dataSource());
    RunRows left = new RunRows(database);
    patiently().until(() -> count(rows, "pending_upgrade") == 0 && left.leftBehind().isEmpty());
    assertThat(rows.queryForObject("select sum(balance) from points_account", Long.class))
        .isEqualTo(purchases);
    assertThat(left.balances().values()).containsOnly((long) purchases / MEMBERS);
    assertThat(json(node.get("/api/ledger/proof")).get("mismatches").asLong()).isZero();
  }

  private static void enrol(Node node) {
    String lines =
        IntStream.range(0, MEMBERS)
            .mapToObj("M%d,Ada Example,,,1990-01-01,2026-01-31,INDIVIDUAL"::formatted)
            .collect(Collectors.joining("\n"));
    node.post(
        "/api/imports/members",
        "text/csv",
        body("member_number,full_name,email,phone,birth_date,enrolled_on,account_type\n" + lines));
  }

  /** Whoever gets no answer asks again, elsewhere: the same id is the same purchase. */
  private static void purchaseAnywhere(Node first, Node second, int number) {
    try {
      purchase(number % 2 == 0 ? first : second, number);
    } catch (UncheckedIOException | IllegalStateException noAnswer) {
      patiently().ignoreExceptions().until(() -> purchase(second, number));
    }
  }

  /** Ten currency units, which are a point. */
  private static boolean purchase(Node node, int number) {
    node.post(
        "/api/transactions",
        "application/json",
        body(
            """
            {"transactionId": "P%d", "memberNumber": "M%d", "kind": "PURCHASE", "amount": 10.00,
             "currency": "USD", "occurredAt": "%s"}"""
                .formatted(number, number % MEMBERS, STARTED)));
    return true;
  }

  private static long count(JdbcTemplate rows, String table) {
    return rows.queryForObject("select count(*) from " + table, Long.class);
  }

  private static ByteArrayInputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
