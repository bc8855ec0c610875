package io.tierflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

/** A programme that comes in as CSV over HTTP. */
final class Importing {

  private final BenchmarkApi api;
  private final Findings findings = new Findings("import");

  Importing(BenchmarkApi api) {
    this.api = api;
  }

  /** Imports members, then their purchases. */
  void run(ProgrammeGenerator programme) throws IOException {
    Path members = Findings.FOLDER.resolve("members.csv");
    Path transactions = Findings.FOLDER.resolve("transactions.csv");
    long purchases = ProgrammeCsv.write(programme, members, transactions);
    load("members", members, programme.members());
    load("transactions", transactions, purchases);
  }

  private void load(String what, Path file, long lines) throws IOException {
    long start = System.nanoTime();
    JsonNode counts = api.post("/api/imports/" + what, "text/csv", BodyPublishers.ofFile(file));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (counts.get("accepted").asLong() != lines) {
      throw new IllegalStateException("Of %d %s: %s".formatted(lines, what, counts));
    }
    findings.note("%d %s imported: %.0f a second", lines, what, lines / seconds);
  }
}
