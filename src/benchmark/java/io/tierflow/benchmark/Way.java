package io.tierflow.benchmark;

import java.sql.SQLException;

/** A way to take all members of a programme through a month. */
interface Way {

  /** The letter it is chosen and shown by. */
  String key();

  /** What it does, in a line. */
  String description();

  /** The database it works on. */
  BenchmarkDatabase database();

  /** Gets ready; not measured. */
  default void begin() {}

  /** Does the work; measured. */
  void run(Month month) throws SQLException;

  /** Puts away what {@link #begin()} got ready; not measured. */
  default void end() {}
}
