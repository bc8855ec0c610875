package io.tierflow.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedCompactionTest {

  private static final String REASON = "Spoke with Ada Unforgettable";

  @TempDir private Path folder;

  @Test
  void whatWasErasedIsGoneFromTheFileOnceTheApplicationHasEnded() throws IOException, SQLException {
    String address = "jdbc:h2:file:" + folder.resolve("data");
    JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(address));
    // Keeps the database open, as the pool does.
    try (Connection pool = DriverManager.getConnection(address)) {
      database.execute("create table audit_entry (action varchar(40), recorded_at timestamp)");
      database.execute("create table note (text varchar(100))");
      EmbeddedCompaction compaction = new EmbeddedCompaction(database, Clock.systemUTC());
      compaction.start();
      database.update("insert into note values (?)", REASON);
      database.execute("checkpoint sync");
      database.execute("delete from note");
      database.execute("checkpoint sync");
      assertThat(file()).contains(REASON);
      database.execute("insert into audit_entry values ('MEMBER_ERASED', timestamp '2999-01-01')");

      compaction.stop();

      assertThat(pool.isValid(1)).isFalse();
    }
    assertThat(file()).doesNotContain(REASON);
  }

  private String file() throws IOException {
    return Files.readString(folder.resolve("data.mv.db"), StandardCharsets.ISO_8859_1);
  }
}
