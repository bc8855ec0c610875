package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rejected lines are kept in a file that goes when they have been told. */
class RejectionSpoolTest {

  @Test
  void rejectionsComeBackInOrder() throws IOException {
    try (RejectionSpool spool = new RejectionSpool()) {
      spool.reject(2, "First, with ä and €.");
      spool.reject(5_000_000_000L, "Second.");

      assertThat(spool)
          .containsExactly(
              new Rejection(2, "First, with ä and €."), new Rejection(5_000_000_000L, "Second."));
    }
  }

  @Test
  void withoutRejectionsThereIsNothing() throws IOException {
    try (RejectionSpool spool = new RejectionSpool()) {
      assertThat(spool).isEmpty();
    }
  }

  @Test
  void theFileGoesWithTheSpoolWhetherReadOrNot() throws IOException {
    long before = spoolFiles();
    RejectionSpool unread = new RejectionSpool();
    RejectionSpool read = new RejectionSpool();
    unread.reject(1, "Never told.");
    read.reject(1, "Told.");
    assertThat(read).hasSize(1);
    assertThat(spoolFiles()).isEqualTo(before + 2);

    unread.close();
    read.close();

    assertThat(spoolFiles()).isEqualTo(before);
  }

  private static long spoolFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".rejections")).count();
    }
  }
}
