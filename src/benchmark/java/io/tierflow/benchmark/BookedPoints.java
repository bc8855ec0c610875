package io.tierflow.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.tierflow.testsupport.database.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from the moment at which a purchase is sent until its points are in the ledger:
 * one purchase after the other, and so many a second.
 */
final class BookedPoints {

  private static final int SENDERS = 16;
  private static final int LOOKED_AT = 500;
  private static final long LOOK_EVERY_NANOS = 2_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final BenchmarkSettings settings;
  private final RunningTierflow tierflow;
  private final BenchmarkApi api;
  private final MySqlServer server;
  private final Findings findings;
  private final Random random;

  /** When each purchase was sent whose points are not booked yet, by its id. */
  private final Map<String, Long> sent = new ConcurrentHashMap<>();

  private final List<Double> answered = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> booked = Collections.synchronizedList(new ArrayList<>());

  BookedPoints(BenchmarkSettings settings, RunningTierflow tierflow, MySqlServer server) {
    this.settings = settings;
    this.tierflow = tierflow;
    this.api = new BenchmarkApi(tierflow);
    this.server = server;
    this.findings = new Findings("booked");
    this.random = new Random(settings.number("seed"));
  }

  /** Sends purchases of today and waits for their points. */
  void run() throws SQLException {
    int singles = settings.number("singles");
    int rate = settings.number("arrivals");
    try (Connection aside = tierflow.database().connectAside()) {
      oneByOne("warm", singles, aside);
      oneByOne("single", singles, aside);
      note("one after the other");
      atRate("warm-rate", rate, aside);
      Duration database = server.processorTime();
      long application = processorNanos();
      atRate("rate", rate, aside);
      note("%d a second".formatted(rate));
      findings.note(
          "processor time for each: %.1f ms in Tierflow and this benchmark, %.1f ms in the"
              + " database",
          (processorNanos() - application) / 1e6 / booked.size(),
          server.processorTime().minus(database).toNanos() / 1e6 / booked.size());
    }
  }

  private void oneByOne(String prefix, int count, Connection aside) throws SQLException {
    forget();
    for (int number = 0; number < count; number++) {
      send("%s-%d".formatted(prefix, number), System.nanoTime());
      awaitBooked(aside);
    }
  }

  private void atRate(String prefix, int rate, Connection aside) throws SQLException {
    forget();
    int count = rate * settings.number("seconds");
    ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS);
    try {
      long start = System.nanoTime();
      for (int number = 0; number < count; number++) {
        String id = "%s-%d".formatted(prefix, number);
        long due = start + TimeUnit.SECONDS.toNanos(number) / rate;
        senders.schedule(() -> send(id, due), due - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      long giveUp = start + PATIENCE.toNanos();
      while (booked.size() < count && System.nanoTime() < giveUp) {
        look(aside);
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    } finally {
      senders.shutdownNow();
    }
    if (booked.size() < count) {
      throw new IllegalStateException(
          "Points of %d purchases are booked.".formatted(booked.size()));
    }
  }

  private void forget() {
    sent.clear();
    answered.clear();
    booked.clear();
  }

  /** It counts from when it should have been sent: who waits for a thread waits too. */
  private void send(String id, long due) {
    sent.put(id, due);
    String body =
        """
        {"transactionId": "%s", "memberNumber": "B%07d", "kind": "PURCHASE", "amount": 49.90,
         "currency": "USD", "occurredAt": "%s"}"""
            .formatted(id, 1 + random.nextInt(settings.number("load")), Instant.now());
    try {
      api.post("/api/transactions", "application/json", BodyPublishers.ofString(body));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    answered.add((System.nanoTime() - due) / 1e6);
  }

  private void awaitBooked(Connection aside) throws SQLException {
    while (!sent.isEmpty()) {
      look(aside);
    }
  }

  /** What has earned has an entry in the ledger, committed with it. */
  private void look(Connection aside) throws SQLException {
    List<String> ids = sent.keySet().stream().limit(LOOKED_AT).toList();
    if (ids.isEmpty()) {
      return;
    }
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    try (PreparedStatement query =
        aside.prepareStatement(
            "select transaction_id from transaction where earning = 'EARNED'"
                + " and transaction_id in (%s)".formatted(marks))) {
      for (int index = 0; index < ids.size(); index++) {
        query.setString(index + 1, ids.get(index));
      }
      try (ResultSet earned = query.executeQuery()) {
        while (earned.next()) {
          booked.add((System.nanoTime() - sent.remove(earned.getString(1))) / 1e6);
        }
      }
    }
  }

  private void note(String how) {
    findings.note("%s, %d purchases:", how, booked.size());
    findings.note("  answered after %s", spread(answered));
    findings.note("  booked after   %s", spread(booked));
  }

  private static String spread(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return "%.1f ms (median), %.1f (95 %%), %.1f (99 %%), %.1f (longest)"
        .formatted(
            at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted.get(sorted.size() - 1));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
