package io.tierflow.benchmark;

import io.tierflow.testsupport.database.MySqlServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the monthly run beside other ways to do the same work, on a MySQL-compatible server of
 * its own: {@code mvn -P benchmark test}. What it finds stands in {@code target/benchmark}.
 */
public final class MonthlyRunBenchmark {

  private final BenchmarkSettings settings;
  private final MySqlServer server;

  private MonthlyRunBenchmark(BenchmarkSettings settings, MySqlServer server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * Measures.
   *
   * @param words parts to run and settings, as {@link BenchmarkSettings} explains them
   * @throws Exception where something can't be measured, or a way makes something else of a member
   */
  public static void main(String... words) throws Exception {
    BenchmarkSettings settings = BenchmarkSettings.of(words);
    Findings.hushOthers();
    try (MySqlServer server = MySqlServer.own(settings.serverOptions())) {
      new MonthlyRunBenchmark(settings, server).run();
    }
  }

  private void run() throws SQLException, IOException {
    if (settings.runs("compare")) {
      compare();
    }
    if (settings.runs("scale")) {
      scale();
    }
    if (settings.runs("renewal")) {
      renewal();
    }
    if (settings.runs("import")) {
      importProgramme();
    }
    if (settings.runs("load")) {
      load();
    }
    if (settings.runs("booked")) {
      booked();
    }
    if (settings.runs("single")) {
      single();
    }
  }

  private void scale() throws SQLException {
    Map<Integer, BenchmarkDatabase> patterns = patterns();
    try (RunningTierflow tierflow = RunningTierflow.asDelivered(database(), settings)) {
      new Scaling("scale", settings, server, new MonthlyRunWay(tierflow)).run(patterns);
    }
  }

  private void renewal() throws SQLException {
    Map<Integer, BenchmarkDatabase> patterns = patterns();
    try (RunningTierflow tierflow = RunningTierflow.asDelivered(database(), settings)) {
      RenewalWay renewal = new RenewalWay(tierflow);
      renewal.deployTerms();
      for (BenchmarkDatabase pattern : patterns.values()) {
        renewal.endTiers(pattern);
      }
      new Scaling("renewal", settings, server, renewal).run(patterns);
    }
  }

  private Map<Integer, BenchmarkDatabase> patterns() throws SQLException {
    Map<Integer, BenchmarkDatabase> patterns = new LinkedHashMap<>();
    for (String size : settings.list("sizes")) {
      patterns.put(Integer.valueOf(size), pattern(Integer.parseInt(size)));
    }
    return patterns;
  }

  private void importProgramme() throws IOException {
    try (RunningTierflow tierflow = RunningTierflow.asDelivered(database(), settings)) {
      new Importing(new BenchmarkApi(tierflow)).run(settings.programme(settings.number("import")));
    }
  }

  private void load() throws SQLException, IOException {
    BenchmarkDatabase pattern = pattern(settings.number("load"));
    try (RunningTierflow tierflow = RunningTierflow.asDelivered(database(), settings)) {
      tierflow.database().restore(pattern);
      new Load(settings, new BenchmarkApi(tierflow), new Findings("load"))
          .run(new MonthlyRunWay(tierflow));
    }
  }

  private void booked() throws SQLException {
    BenchmarkDatabase pattern = pattern(settings.number("load"));
    try (RunningTierflow tierflow = RunningTierflow.afterTransactions(database(), settings)) {
      tierflow.database().restore(pattern);
      new BookedPoints(settings, tierflow, server).run();
    }
  }

  private void single() throws SQLException, IOException {
    int upgrades = settings.number("upgrades");
    BenchmarkDatabase pattern = pattern(2 * upgrades);
    BenchmarkDatabase plain = database().migrated();
    HandWritten byHand = new HandWritten("c", plain, 1, 1);
    try (RunningTierflow tierflow = RunningTierflow.asDelivered(database(), settings)) {
      tierflow.database().restore(pattern);
      plain.restore(pattern);
      new SingleUpgrades(tierflow, new BenchmarkApi(tierflow), new Findings("single"))
          .run(upgrades, byHand);
    }
  }

  private void compare() throws SQLException {
    BenchmarkDatabase pattern = pattern(settings.number("members"));
    List<String> keys = settings.list("ways");
    try (RunningTierflow product =
            keys.contains("a") || keys.contains("a1")
                ? RunningTierflow.asDelivered(database(), settings)
                : null;
        RunningTierflow defaults =
            keys.contains("b") || keys.contains("b2")
                ? RunningTierflow.underDefaults(database(), settings)
                : null) {
      BenchmarkDatabase plain = database().migrated();
      List<Way> ways = keys.stream().map(key -> way(key, product, defaults, plain)).toList();
      new Comparison(settings, server, pattern, ways).run();
    }
  }

  private Way way(
      String key, RunningTierflow product, RunningTierflow defaults, BenchmarkDatabase plain) {
    return switch (key) {
      case "a" -> new MonthlyRunWay(product);
      case "a1" -> new OneByOne("a1", "the product's settings", product, false);
      case "b" -> new OneByOne("b", "the starter's defaults", defaults, true);
      case "b2" -> new OneByOne("b2", "the starter's defaults", defaults, false);
      case "c" -> new HandWritten("c", plain, 1, 1);
      case "d" -> new HandWritten("d", plain, 50, 1);
      case "d2" -> new HandWritten("d2", plain, 50, settings.number("threads"));
      case "e" -> new SetBased(plain);
      default -> throw new IllegalArgumentException("There is no way '%s'.".formatted(key));
    };
  }

  private BenchmarkDatabase database() {
    return new BenchmarkDatabase(server.newDatabase());
  }

  private BenchmarkDatabase pattern(int members) throws SQLException {
    BenchmarkDatabase pattern = database().migrated();
    try (Connection connection = pattern.connect();
        ProgrammeTables tables = new ProgrammeTables(connection)) {
      tables.write(settings.programme(members).stream().iterator());
      settings.generatedRows().awardEarlier(connection);
    }
    return pattern;
  }
}
