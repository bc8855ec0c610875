package io.tierflow.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** Work that the product does in a batch, from its start until a query says that it is over. */
abstract class BatchWay implements Way {

  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final RunningTierflow tierflow;

  BatchWay(RunningTierflow tierflow) {
    this.tierflow = tierflow;
  }

  /** Starts the work, and returns at once. */
  abstract void start(RunningTierflow started, Month month);

  /** Gives true once the work is over. */
  abstract String query();

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
    start(tierflow, month);
    try (Connection aside = database().connectAside();
        PreparedStatement query = aside.prepareStatement(query())) {
      while (!isOver(query)) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  private static boolean isOver(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public void end() {
    tierflow.jobs().shutdown();
  }
}
