package io.tierflow.benchmark;

import io.tierflow.testsupport.database.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** The same members taken through the same month in several ways, in turns. */
final class Comparison {

  private static final int MAX_WARM_UPS = 12;

  private final BenchmarkSettings settings;
  private final List<Way> ways;
  private final BenchmarkDatabase pattern;
  private final Meter meter;
  private final Findings findings = new Findings("compare");
  private final Map<String, List<Measurement>> measured = new LinkedHashMap<>();
  private Outcome expected;

  Comparison(
      BenchmarkSettings settings, MySqlServer server, BenchmarkDatabase pattern, List<Way> ways) {
    this.settings = settings;
    this.ways = ways;
    this.pattern = pattern;
    this.meter = new Meter(server);
  }

  /** Warms each way up, then runs the rounds, the ways in turns, and notes the medians. */
  void run() throws SQLException {
    Month month = BenchmarkSettings.month();
    long members = pattern.count("select count(*) from member where status = 'ACTIVE'");
    findings.note(
        "%s members, month %s, %s rounds, %s, %s processors",
        members,
        month.month(),
        settings.text("rounds"),
        settings.serverOptions(),
        Runtime.getRuntime().availableProcessors());
    findings.note(
        "%s promotions, %s milestones, decision cache %s",
        settings.text("promotions"), settings.text("milestones"), settings.text("decision-cache"));
    for (Way way : ways) {
      warmUp(way, month, members);
    }
    for (int round = 1; round <= settings.number("rounds"); round++) {
      for (Way way : ways) {
        Measurement measurement = runOnce(way, month, members);
        findings.note(
            "round %d, way %s: %.0f members/s", round, way.key(), measurement.membersPerSecond());
        measured.computeIfAbsent(way.key(), key -> new ArrayList<>()).add(measurement);
      }
    }
    findings.note("Every way made the same of every member: %s", expected.fingerprints());
    noteMedians();
    noteRatios();
  }

  /** A way is warm once it has run for a while, for the JVM compiles what runs often. */
  private void warmUp(Way way, Month month, long members) throws SQLException {
    double seconds = 0;
    double rate = 0;
    for (int i = 0; i < MAX_WARM_UPS && seconds < settings.number("warm-up"); i++) {
      rate = runOnce(way, month, members).membersPerSecond();
      seconds += members / rate;
    }
    findings.note("way %s, warmed up for %.0f s: %.0f members/s at last", way.key(), seconds, rate);
  }

  private Measurement runOnce(Way way, Month month, long members) throws SQLException {
    way.database().restore(pattern);
    Measurement measurement = measure(way, month, members);
    requireInstances(way, members);
    Outcome outcome = Outcome.of(way.database());
    if (expected == null) {
      expected = outcome;
    }
    outcome.requireSameAs(expected, "Way " + way.key());
    return measurement;
  }

  /** What is compared is what members cost that are given an instance. */
  private static void requireInstances(Way way, long members) throws SQLException {
    long instances = way.database().count("select count(*) from tier_upgrade");
    if (instances != 0 && instances != members) {
      throw new IllegalStateException(
          "Way %s gave %d of %d members an instance; the share that is active has to be 1."
              .formatted(way.key(), instances, members));
    }
  }

  private Measurement measure(Way way, Month month, long members) throws SQLException {
    if (!Boolean.parseBoolean(settings.text("jfr"))) {
      return meter.measure(way, month, members);
    }
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      recording.start();
      Measurement measurement = meter.measure(way, month, members);
      recording.stop();
      Path file = Findings.FOLDER.resolve("way-" + way.key() + ".jfr");
      recording.dump(file);
      return measurement;
    } catch (IOException | ParseException failed) {
      throw new IllegalStateException("The flight recording can't be made.", failed);
    }
  }

  private void noteMedians() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "way",
            "members/s",
            "round trips/member",
            "rows/member",
            "app ms/member",
            "db ms/member"));
    for (Way way : ways) {
      rows.add(
          List.of(
              way.key() + "  " + way.description(),
              "%.0f".formatted(median(way.key(), Measurement::membersPerSecond)),
              "%.2f".formatted(median(way.key(), Measurement::roundTripsPerMember)),
              "%.2f".formatted(median(way.key(), Measurement::rowsPerMember)),
              "%.3f".formatted(median(way.key(), Measurement::applicationMillisPerMember)),
              "%.3f".formatted(median(way.key(), Measurement::serverMillisPerMember))));
    }
    findings.table(rows);
  }

  private void noteRatios() {
    if (!measured.containsKey("a")) {
      return;
    }
    double own = median("a", Measurement::membersPerSecond);
    for (Way way : ways) {
      if (!way.key().equals("a")) {
        findings.note(
            "a is %.2f x %s", own / median(way.key(), Measurement::membersPerSecond), way.key());
      }
    }
  }

  private double median(String key, ToDoubleFunction<Measurement> figure) {
    return Medians.of(measured.get(key).stream().mapToDouble(figure).toArray());
  }
}
