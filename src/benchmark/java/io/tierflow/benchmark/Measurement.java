package io.tierflow.benchmark;

import java.time.Duration;

/**
 * What one round of a way took.
 *
 * @param members members taken through
 * @param elapsed wall-clock time
 * @param roundTrips commands sent to the database
 * @param rows rows inserted, those in temporary tables included
 * @param application processor time of this process
 * @param server processor time of the database server
 */
record Measurement(
    long members,
    Duration elapsed,
    long roundTrips,
    long rows,
    Duration application,
    Duration server) {

  double membersPerSecond() {
    return members * 1e9 / elapsed.toNanos();
  }

  double roundTripsPerMember() {
    return (double) roundTrips / members;
  }

  double rowsPerMember() {
    return (double) rows / members;
  }

  double applicationMillisPerMember() {
    return application.toNanos() / 1e6 / members;
  }

  double serverMillisPerMember() {
    return server.toNanos() / 1e6 / members;
  }
}
