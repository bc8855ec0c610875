package io.tierflow.benchmark;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to measure: words name parts, {@code name=value} sets something.
 *
 * @param parts the parts to run, all where none is named
 * @param values what was set
 */
record BenchmarkSettings(List<String> parts, Map<String, String> values) {

  static final List<String> PARTS =
      List.of("compare", "scale", "renewal", "import", "load", "booked", "single");

  private static final List<String> DECISION_CACHE = List.of("on", "off");

  /** The ways that deploy generated rows. */
  private static final List<String> KNOW_GENERATED_ROWS = List.of("a", "a1");

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("ways", "a,b,b2,c,d,d2,e"),
          Map.entry("members", "2000"),
          Map.entry("rounds", "3"),
          Map.entry("warm-up", "40"),
          Map.entry("active", "1.0"),
          Map.entry("seed", "1997"),
          Map.entry("threads", "3"),
          Map.entry("promotions", "0"),
          Map.entry("milestones", "0"),
          Map.entry("decision-cache", "on"),
          Map.entry("sizes", "1000,10000,100000"),
          Map.entry("import", "20000"),
          Map.entry("load", "20000"),
          Map.entry("rate", "350"),
          Map.entry("arrivals", "50"),
          Map.entry("singles", "300"),
          Map.entry("seconds", "30"),
          Map.entry("upgrades", "1500"),
          Map.entry("buffer-pool", "2G"),
          Map.entry("flush", "1"),
          Map.entry("jfr", "false"));

  /**
   * Reads the words.
   *
   * @throws IllegalArgumentException for a word that means nothing here
   */
  static BenchmarkSettings of(String... words) {
    List<String> parts = new ArrayList<>();
    Map<String, String> values = new HashMap<>(DEFAULTS);
    Stream.of(words)
        .flatMap(word -> Stream.of(word.strip().split("\\s+")))
        .filter(word -> !word.isEmpty())
        .forEach(word -> read(word, parts, values));
    BenchmarkSettings settings = new BenchmarkSettings(parts.isEmpty() ? PARTS : parts, values);
    settings.requireDecisionCache();
    settings.requireComparable();
    return settings;
  }

  private void requireDecisionCache() {
    if (!DECISION_CACHE.contains(text("decision-cache"))) {
      throw new IllegalArgumentException(
          "The decision cache can't be '%s'; accepted: %s."
              .formatted(text("decision-cache"), String.join(", ", DECISION_CACHE)));
    }
  }

  /** What is written by hand gives neither promotions nor milestones. */
  private void requireComparable() {
    boolean byHand =
        runs("single") || runs("compare") && !KNOW_GENERATED_ROWS.containsAll(list("ways"));
    if (byHand && !generatedRows().isEmpty()) {
      throw new IllegalArgumentException(
          "Only Tierflow knows promotions and milestones; accepted with them: the parts %s, and"
                  .formatted(
                      String.join(
                          ", ", PARTS.stream().filter(part -> !part.equals("single")).toList()))
              + " ways=a, ways=a1 or ways=a,a1.");
    }
  }

  private static void read(String word, List<String> parts, Map<String, String> values) {
    String name = word.replaceFirst("=.*", "");
    if (word.contains("=") && DEFAULTS.containsKey(name)) {
      values.put(name, word.substring(name.length() + 1));
    } else if (PARTS.contains(word)) {
      parts.add(word);
    } else {
      throw new IllegalArgumentException(
          "'%s' is neither one of the parts %s nor sets one of %s."
              .formatted(word, PARTS, DEFAULTS.keySet().stream().sorted().toList()));
    }
  }

  boolean runs(String part) {
    return parts.contains(part);
  }

  String text(String name) {
    return values.get(name);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  List<String> list(String name) {
    return List.of(text(name).split(","));
  }

  /** Options of the database server, the same for all that is measured. */
  List<String> serverOptions() {
    return List.of(
        "--innodb-buffer-pool-size=" + text("buffer-pool"),
        "--innodb-log-file-size=1G",
        "--innodb-flush-log-at-trx-commit=" + text("flush"));
  }

  /** What is deployed beside the released tables. */
  GeneratedRows generatedRows() {
    return new GeneratedRows(number("promotions"), number("milestones"), month().month());
  }

  /** What each Tierflow is started with beside its own defaults. */
  Map<String, Object> productProperties() {
    return text("decision-cache").equals("off")
        ? Map.of("tierflow.decision-cache-size", 0)
        : Map.of();
  }

  /** The month before this one: its run has an {@code asOf} of which messages still go out. */
  static Month month() {
    return new Month(YearMonth.now(ZoneOffset.UTC).minusMonths(1));
  }

  /** A programme of so many members. */
  ProgrammeGenerator programme(int members) {
    return new ProgrammeGenerator(
        members, month().month(), Double.parseDouble(text("active")), number("seed"));
  }
}
