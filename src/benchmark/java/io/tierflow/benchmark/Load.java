package io.tierflow.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Accruals that come in over HTTP at a fixed rate, sent by wrk: alone, and beside a monthly run.
 */
final class Load {

  private static final int THREADS = 2;
  private static final int CONNECTIONS = 32;

  private final BenchmarkSettings settings;
  private final BenchmarkApi api;
  private final Findings findings;
  private final Path script;

  Load(BenchmarkSettings settings, BenchmarkApi api, Findings findings) throws IOException {
    this.settings = settings;
    this.api = api;
    this.findings = findings;
    this.script = Findings.FOLDER.resolve("accruals.lua");
    try (InputStream resource = Load.class.getResourceAsStream("accruals.lua")) {
      Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Sends accruals, first alone and then while the way is under way. */
  void run(Way way) throws IOException, SQLException {
    send("warm");
    findings.note("alone: %s", send("alone"));
    Month month = BenchmarkSettings.month();
    way.begin();
    try {
      long start = System.nanoTime();
      CompletableFuture<Duration> run =
          CompletableFuture.supplyAsync(() -> timed(way, month, start));
      String beside = send("beside");
      boolean outlasted = !run.isDone();
      findings.note("beside a monthly run: %s", beside);
      Duration elapsed = run.join();
      findings.note(
          "the run over %s members took %.1f s, %s",
          settings.text("load"),
          elapsed.toMillis() / 1e3,
          outlasted ? "longer than the accruals" : "and the accruals went on after it");
    } finally {
      way.end();
    }
  }

  private static Duration timed(Way way, Month month, long start) {
    try {
      way.run(month);
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String send(String prefix) throws IOException {
    Process wrk =
        new ProcessBuilder(
                List.of(
                    "wrk",
                    "--threads=" + THREADS,
                    "--connections=" + CONNECTIONS,
                    "--duration=" + settings.text("seconds") + "s",
                    "--timeout=30s",
                    "--script=" + script,
                    api.address("/api/transactions"),
                    "--",
                    String.valueOf(settings.number("rate") / (double) THREADS),
                    settings.text("load"),
                    BenchmarkSettings.month().asOf().toString(),
                    BenchmarkApi.authorization(),
                    prefix))
            .redirectErrorStream(true)
            .start();
    String printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed
        .lines()
        .filter(line -> line.contains("accruals a second"))
        .findFirst()
        .orElseThrow(() -> new IOException("wrk: " + printed));
  }
}
