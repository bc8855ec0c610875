package io.tierflow.benchmark;

import io.tierflow.workflow.monthlyrun.MonthlyRunService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** The product's monthly run, from the request until it has closed itself. */
final class MonthlyRunWay implements Way {

  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final RunningTierflow tierflow;

  MonthlyRunWay(RunningTierflow tierflow) {
    this.tierflow = tierflow;
  }

  @Override
  public String key() {
    return "a";
  }

  @Override
  public String description() {
    return "Tierflow's monthly run, by job executor";
  }

  @Override
  public BenchmarkDatabase database() {
    return tierflow.database();
  }

  @Override
  public void begin() {
    tierflow.jobs().start();
  }

  @Override
  public void run(Month month) throws SQLException {
    String runId = tierflow.bean(MonthlyRunService.class).start(month.month(), "benchmark");
    try (Connection aside = database().connectAside();
        PreparedStatement query =
            aside.prepareStatement(
                "select state from batch where kind = 'monthly-run' and batch_name = ?")) {
      query.setString(1, runId);
      while (!isComplete(query)) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  private static boolean isComplete(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() && row.getString(1).equals("COMPLETED");
    }
  }

  @Override
  public void end() {
    tierflow.jobs().shutdown();
  }
}
