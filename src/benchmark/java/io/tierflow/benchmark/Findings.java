package io.tierflow.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Where findings go: to the log, and to a file of their part below {@code target/benchmark}. */
final class Findings {

  static final Path FOLDER = Path.of("target", "benchmark");

  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  private final Path file;

  Findings(String part) {
    this.file = FOLDER.resolve(part + ".txt");
    try {
      Files.createDirectories(FOLDER);
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Lets nobody else log more than warnings, now and in the applications started from here. */
  static void hushOthers() {
    LoggingSystem logging = LoggingSystem.get(Findings.class.getClassLoader());
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    logging.setLogLevel("org.flywaydb", LogLevel.ERROR);
    logging.setLogLevel(Findings.class.getName(), LogLevel.INFO);
    System.setProperty("logging.level.root", "warn");
    System.setProperty("logging.level." + Findings.class.getName(), "info");
    System.setProperty("logging.level.org.flywaydb", "error");
    System.setProperty("logging.level.org.camunda.bpm.engine.jobexecutor", "error");
    System.setProperty("logging.pattern.console", "%m%n%ex");
    System.setProperty("spring.main.banner-mode", "off");
  }

  /** Notes something. */
  void note(String text, Object... values) {
    String noted = values.length == 0 ? text : text.formatted(values);
    LOG.info(noted);
    try {
      Files.writeString(file, noted + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Notes a table whose first row is its head; the first column is set left, the others right. */
  void table(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    note(rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n")));
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String align = column == 0 ? "%-" : "%";
      line.append((align + widths.get(column) + "s  ").formatted(row.get(column)));
    }
    return line.toString().stripTrailing();
  }
}
