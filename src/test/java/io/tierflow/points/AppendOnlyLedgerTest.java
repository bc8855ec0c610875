package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is written into the ledger stands: no statement of the application changes or removes it.
 */
class AppendOnlyLedgerTest {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)\\b(update|delete\\s+from|replace\\s+into|truncate(\\s+table)?)\\s+(ledger_entry|LedgerEntry)\\b");

  @Test
  void noStatementChangesOrRemovesAnEntry() throws IOException {
    assertThat(filesWithAChange(Path.of("src/main/java"))).isEmpty();
  }

  @Test
  void theLastMigrationToChangeEntriesMovedTheReasonsOfStaffOut() throws IOException {
    assertThat(filesWithAChange(Path.of("src/main/resources/db/migration")))
        .containsExactly("V33__ledger_reason.sql");
  }

  private static List<String> filesWithAChange(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> CHANGE.matcher(text(file)).find())
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
