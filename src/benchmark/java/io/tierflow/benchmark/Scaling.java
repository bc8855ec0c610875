package io.tierflow.benchmark;

import io.tierflow.testsupport.database.MySqlServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One way over programmes of several sizes: what a member costs, and the heap. */
final class Scaling {

  private final BenchmarkSettings settings;
  private final Meter meter;
  private final Way way;
  private final Findings findings;

  Scaling(String part, BenchmarkSettings settings, MySqlServer server, Way way) {
    this.findings = new Findings(part);
    this.settings = settings;
    this.meter = new Meter(server);
    this.way = way;
  }

  private record Round(Measurement measurement, long peakUsed, long peakLive) {}

  /** Warms up on the first of the programmes, measures each in turns, and notes the medians. */
  void run(Map<Integer, BenchmarkDatabase> patterns) throws SQLException {
    int first = patterns.keySet().iterator().next();
    for (int warming = 0; warming < 3; warming++) {
      measure(first, patterns.get(first));
    }
    Map<Integer, List<Round>> measured = new LinkedHashMap<>();
    for (int round = 1; round <= settings.number("rounds"); round++) {
      for (Map.Entry<Integer, BenchmarkDatabase> pattern : patterns.entrySet()) {
        Round done = measure(pattern.getKey(), pattern.getValue());
        findings.note(
            "round %d, %d members: %.0f members/s, heap at most %d MB used, %d MB after a collection",
            round,
            pattern.getKey(),
            done.measurement().membersPerSecond(),
            done.peakUsed(),
            done.peakLive());
        measured.computeIfAbsent(pattern.getKey(), size -> new ArrayList<>()).add(done);
      }
    }
    noteMedians(measured);
  }

  private Round measure(int members, BenchmarkDatabase pattern) throws SQLException {
    way.database().restore(pattern);
    try (HeapWatch heap = new HeapWatch()) {
      Measurement measurement = meter.measure(way, BenchmarkSettings.month(), members);
      return new Round(measurement, heap.peakUsedMegabytes(), heap.peakLiveMegabytes());
    }
  }

  private void noteMedians(Map<Integer, List<Round>> measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "members",
            "members/s",
            "round trips/member",
            "rows/member",
            "app ms/member",
            "db ms/member",
            "peak heap MB",
            "after collection MB"));
    measured.forEach(
        (size, rounds) ->
            rows.add(
                List.of(
                    String.valueOf(size),
                    median("%.0f", rounds, round -> round.measurement().membersPerSecond()),
                    median("%.2f", rounds, round -> round.measurement().roundTripsPerMember()),
                    median("%.2f", rounds, round -> round.measurement().rowsPerMember()),
                    median(
                        "%.3f", rounds, round -> round.measurement().applicationMillisPerMember()),
                    median("%.3f", rounds, round -> round.measurement().serverMillisPerMember()),
                    median("%.0f", rounds, Round::peakUsed),
                    median("%.0f", rounds, Round::peakLive))));
    findings.table(rows);
  }

  private static String median(String format, List<Round> rounds, ToDoubleFunction<Round> figure) {
    return format.formatted(Medians.of(rounds.stream().mapToDouble(figure).toArray()));
  }
}
