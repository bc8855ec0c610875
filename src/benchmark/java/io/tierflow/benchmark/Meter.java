package io.tierflow.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.tierflow.testsupport.database.MySqlServer;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;

/** Measures a way, and nothing but the way itself. */
final class Meter {

  private final MySqlServer server;
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  Meter(MySqlServer server) {
    this.server = server;
  }

  /** Lets a way take its members through the month, once. */
  Measurement measure(Way way, Month month, long members) throws SQLException {
    way.begin();
    try {
      long rows = way.database().rowsInserted();
      long benchmarkRoundTrips = BenchmarkRoundTrips.sent();
      long application = process.getProcessCpuTime();
      Duration database = server.processorTime();
      long start = System.nanoTime();
      way.run(month);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new Measurement(
          members,
          elapsed,
          BenchmarkRoundTrips.sent() - benchmarkRoundTrips,
          way.database().rowsInserted() - rows,
          Duration.ofNanos(process.getProcessCpuTime() - application),
          server.processorTime().minus(database));
    } finally {
      way.end();
    }
  }
}
