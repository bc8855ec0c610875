package io.tierflow.benchmark;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** One upgrade after the other, asked for over the API, beside the same by hand. */
final class SingleUpgrades {

  private static final long LOOK_EVERY_NANOS = 100_000;

  private final RunningTierflow tierflow;
  private final Api api;
  private final Findings findings;

  SingleUpgrades(RunningTierflow tierflow, Api api, Findings findings) {
    this.tierflow = tierflow;
    this.api = api;
    this.findings = findings;
  }

  /** Asks for upgrades of members, from the request until each has ended, and notes the medians. */
  void run(int count, HandWritten byHand) throws IOException, SQLException {
    Month month = BenchmarkSettings.month();
    double own;
    tierflow.jobs().start();
    try (Connection aside = tierflow.database().connectAside();
        PreparedStatement ended =
            aside.prepareStatement(
                "select 1 from tier_upgrade where process_instance_id = ? and ended_at is not null")) {
      double[] millis = new double[count];
      for (int member = 1; member <= 2 * count; member++) {
        double taken = upgrade("B%07d".formatted(member), month, ended);
        millis[(member - 1) % count] = taken;
      }
      own = Medians.of(millis);
    } finally {
      tierflow.jobs().shutdown();
    }
    byHand.begin();
    byHand.run(month);
    double hand =
        Medians.of(
            byHand.nanosPerPage().stream()
                .flatMapToLong(LongStream::of)
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray());
    findings.note(
        "a single upgrade over the API ends after %.2f ms, by hand after %.2f ms: %.2f x (medians)",
        own, hand, own / hand);
  }

  private double upgrade(String member, Month month, PreparedStatement ended)
      throws IOException, SQLException {
    long start = System.nanoTime();
    String id =
        api.post(
                "/api/members/%s/tier-upgrades".formatted(member),
                "application/json",
                BodyPublishers.ofString("{\"asOf\":\"%s\"}".formatted(month.asOf())))
            .get("processInstanceId")
            .asText();
    ended.setString(1, id);
    while (!found(ended)) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static boolean found(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }
}
