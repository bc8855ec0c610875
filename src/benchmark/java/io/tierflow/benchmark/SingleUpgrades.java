package io.tierflow.benchmark;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One upgrade after the other, asked for over the API, beside the same by hand. */
final class SingleUpgrades {

  private static final long LOOK_EVERY_NANOS = 500_000;

  private final RunningTierflow tierflow;
  private final BenchmarkApi api;
  private final Findings findings;

  SingleUpgrades(RunningTierflow tierflow, BenchmarkApi api, Findings findings) {
    this.tierflow = tierflow;
    this.api = api;
    this.findings = findings;
  }

  /** Asks for upgrades of members, from the request until each has ended, and notes the medians. */
  void run(int count, HandWritten byHand) throws IOException, SQLException {
    Month month = BenchmarkSettings.month();
    double own;
    double answered;
    tierflow.jobs().start();
    try (Connection aside = tierflow.database().connectAside();
        PreparedStatement ended =
            aside.prepareStatement(
                "select 1 from tier_upgrade where process_instance_id = ? and ended_at is not null")) {
      // The first half warms up.
      Upgrade[] upgrades = new Upgrade[count];
      for (int member = 1; member <= 2 * count; member++) {
        upgrades[(member - 1) % count] = upgrade("B%07d".formatted(member), month, ended);
      }
      own = Medians.of(Stream.of(upgrades).mapToDouble(Upgrade::ended).toArray());
      answered = Medians.of(Stream.of(upgrades).mapToDouble(Upgrade::answered).toArray());
    } finally {
      tierflow.jobs().shutdown();
    }
    byHand.begin();
    byHand.run(month);
    double hand =
        Medians.of(byHand.nanosPerPage().stream().mapToDouble(nanos -> nanos / 1e6).toArray());
    findings.note(
        "a single upgrade over the API is answered after %.2f ms and ends after %.2f ms, by hand it"
            + " ends after %.2f ms: %.2f x (medians)",
        answered, own, hand, own / hand);
  }

  /** Milliseconds from the request. */
  private record Upgrade(double answered, double ended) {}

  private Upgrade upgrade(String member, Month month, PreparedStatement ended)
      throws IOException, SQLException {
    long start = System.nanoTime();
    String id =
        api.post(
                "/api/members/%s/tier-upgrades".formatted(member),
                "application/json",
                BodyPublishers.ofString("{\"asOf\":\"%s\"}".formatted(month.asOf())))
            .get("processInstanceId")
            .asText();
    double answered = (System.nanoTime() - start) / 1e6;
    ended.setString(1, id);
    while (!found(ended)) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return new Upgrade(answered, (System.nanoTime() - start) / 1e6);
  }

  private static boolean found(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }
}
