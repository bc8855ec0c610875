package io.tierflow.backup;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.encryption.OwnerOnly;
import io.tierflow.web.ConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Back up the embedded database while it is in use. */
@Service
class EmbeddedBackup {

  private static final String IN_A_FILE = "jdbc:h2:file:";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final JdbcTemplate database;
  private final AuditTrail trail;
  private final Clock clock;
  private final Path folder;

  EmbeddedBackup(
      JdbcTemplate database,
      AuditTrail trail,
      Clock clock,
      @Value("${tierflow.backup.folder:./data/backups}") Path folder) {
    this.database = database;
    this.trail = trail;
    this.clock = clock;
    this.folder = folder;
  }

  /**
   * Writes one consistent state of the database into a zip file.
   *
   * @return the file
   * @throws ConflictException if the database is not an embedded one in a file
   */
  Backup take() {
    if (!address().startsWith(IN_A_FILE)) {
      throw new ConflictException(
          "Only an embedded database in a file can be backed up here. For a database server, use "
              + "bin/backup-mysql.");
    }
    try {
      String name = "tierflow-" + TIME.format(clock.instant()) + ".zip";
      Path file = OwnerOnly.file(OwnerOnly.folder(folder).resolve(name));
      trail.record(AuditAction.BACKUP_TAKEN, file.getFileName().toString(), null);
      database.update("backup to ?", file.toAbsolutePath().toString());
      return new Backup(file.toString(), Files.size(file));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private String address() {
    return database.execute(
        (ConnectionCallback<String>) connection -> connection.getMetaData().getURL());
  }
}
