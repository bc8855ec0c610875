package io.tierflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.TestDatabase;
import io.tierflow.testsupport.node.Node;
import io.tierflow.testsupport.node.UnreliableMailServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every message arrives, whatever goes away in the middle. */
@Tag("fault")
@Tag("mysql")
@Tag("programme")
class MessagesFromTwoNodesIT {

  private static final Logger LOG = LoggerFactory.getLogger(MessagesFromTwoNodesIT.class);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MEMBERS = 50;
  private static final int MESSAGES = 3_000;

  /** Each stop of the mail server cuts one mail of each node off at most, each kill one. */
  private static final int WINDOW = 3 * 2 + 2;

  @Test
  void everyMessageArrivesWhateverGoesAwayInTheMiddle() throws Exception {
    TestDatabase data = MySqlServer.shared().newDatabase();
    JdbcTemplate rows = new JdbcTemplate(data.dataSource());
    try (UnreliableMailServer mail = new UnreliableMailServer("m1@example.com");
        Node first = new Node("sends-first", data, settings(mail.port()));
        Node second = new Node("sends-second", data, settings(mail.port()))) {
      first.begin().awaitReady();
      second.begin();
      enrol(first);

      mail.stop();
      upgradeEndsWithoutAMailServer(first, rows);
      second.awaitReady();
      mail.start();
      patiently().until(() -> mail.distinct() == 1);

      put(rows);
      whenArrived(mail, 10);
      goAway(mail, rows);

      whenArrived(mail, 20);
      first.kill();
      first.begin();

      whenArrived(mail, 40);
      goAway(mail, rows);

      whenArrived(mail, 55);
      second.kill();
      second.begin();

      whenArrived(mail, 75);
      goAway(mail, rows);

      patiently().until(() -> count(rows, "SENT") == MESSAGES + 1);
      List<String> received = mail.received();
      Set<String> twice = twice(received);
      LOG.info(
          "{} messages, {} arrived, {} of them twice; the window allows {}.",
          MESSAGES + 1,
          received.size(),
          twice.size(),
          WINDOW);
      assertThat(received).containsAll(expected());
      assertThat(new HashSet<>(received)).hasSize(MESSAGES + 1);
      assertThat(received.size() - MESSAGES - 1).isLessThanOrEqualTo(WINDOW);
      assertThat(mail.kept()).as("one mail for the one upgrade").hasSize(1);
      assertThat(mail.kept().get(0).getSubject()).startsWith("Welcome to Silver");
    }
  }

  /** The flow neither waits for the mail server nor fails for want of it. */
  private static void upgradeEndsWithoutAMailServer(Node node, JdbcTemplate rows) {
    node.post(
        "/api/transactions",
        "application/json",
        body(
            """
            {"transactionId": "T1", "memberNumber": "M1", "kind": "PURCHASE", "amount": 1500.00,
             "currency": "USD", "occurredAt": "%s"}"""
                .formatted(Instant.now().minusSeconds(60))));
    JsonNode started =
        json(node.post("/api/members/M1/tier-upgrades", "application/json", body("{}")));
    String upgrade = "/api/tier-upgrades/" + started.get("processInstanceId").asText();
    patiently().until(() -> "COMPLETED".equals(json(node.get(upgrade)).get("state").asText()));
    patiently().until(() -> lastError(rows).startsWith("The server can't be reached: "));
    assertThat(count(rows, "PENDING")).isOne();
    assertThat(rows.queryForObject("select sum(attempts) from message", Long.class)).isZero();
  }

  private static String lastError(JdbcTemplate rows) {
    return rows.queryForObject(
        "select coalesce(max(last_error), '') from message where channel = 'EMAIL'", String.class);
  }

  private static Map<String, Object> settings(int mailPort) {
    return Map.of(
        "spring.mail.host", "127.0.0.1",
        "spring.mail.port", mailPort,
        "spring.mail.properties.mail.smtp.connectiontimeout", 2_000,
        "spring.mail.properties.mail.smtp.timeout", 2_000,
        "tierflow.message.sending.interval", "200ms",
        "tierflow.message.sending.longest-pause", "1s",
        "tierflow.message.sending.lease", "10s",
        "tierflow.message.retry.first-delay", "1s");
  }

  private static void enrol(Node node) {
    String lines =
        IntStream.rangeClosed(1, MEMBERS)
            .mapToObj(
                "M%1$d,Ada Example,m%1$d@example.com,,1990-01-01,2026-01-31,INDIVIDUAL"::formatted)
            .collect(Collectors.joining("\n"));
    node.post(
        "/api/imports/members",
        "text/csv",
        body("member_number,full_name,email,phone,birth_date,enrolled_on,account_type\n" + lines));
  }

  /** As the outbox would: notices to members other than the one of the upgrade. */
  private static void put(JdbcTemplate rows) {
    rows.batchUpdate(
        """
        insert into message (message_id, idempotency_key, member_number, kind, channel, parameters,
          state, created_at, next_attempt_at, attempts)
        values (?, ?, ?, 'TIER_UPGRADE', 'EMAIL', '{"fromTier": "SILVER", "tier": "GOLD"}',
          'PENDING', utc_timestamp(), utc_timestamp(), 0)""",
        IntStream.range(0, MESSAGES)
            .mapToObj(n -> new Object[] {idOf(n), "test:" + n, "M" + (2 + n % (MEMBERS - 1))})
            .toList());
  }

  private static String idOf(int number) {
    return UUID.nameUUIDFromBytes(("test:" + number).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static List<String> expected() {
    return IntStream.range(0, MESSAGES)
        .mapToObj(n -> "<%s@tierflow.example>".formatted(idOf(n)))
        .toList();
  }

  private static Set<String> twice(List<String> received) {
    return received.stream()
        .filter(id -> Collections.frequency(received, id) > 1)
        .collect(Collectors.toSet());
  }

  private static void whenArrived(UnreliableMailServer mail, int percent) {
    patiently().until(() -> mail.distinct() >= MESSAGES * percent / 100);
    assertThat(mail.distinct()).as("in the middle of it").isLessThan(MESSAGES);
  }

  /** The mail server is away until a node that sends has noticed. */
  private static void goAway(UnreliableMailServer mail, JdbcTemplate rows) {
    rows.update("update message set last_error = null where state = 'PENDING'");
    mail.stop();
    patiently().until(() -> lastError(rows).startsWith("The server can't be reached: "));
    mail.start();
  }

  private static long count(JdbcTemplate rows, String state) {
    return rows.queryForObject(
        "select count(*) from message where channel = 'EMAIL' and state = ?", Long.class, state);
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
  }

  private static ByteArrayInputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is no JSON: " + text, e);
    }
  }
}
