package io.tierflow.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.audit.AuditTrail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A backup that is taken while the embedded database is in use holds what is in it. */
class EmbeddedBackupTest {

  @TempDir private Path folder;

  @Test
  void aBackupIsTakenInUseAndOpensElsewhere() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class,
                JdbcClientAutoConfiguration.class,
                FlywayAutoConfiguration.class))
        .withBean(Clock.class, Clock::systemUTC)
        .withUserConfiguration(AuditTrail.class, EmbeddedBackup.class)
        .withPropertyValues(
            "spring.datasource.url=" + address(folder.resolve("used")),
            "spring.datasource.username=tierflow",
            "tierflow.backup.folder=" + folder.resolve("backups"))
        .run(
            context -> {
              Backup backup = context.getBean(EmbeddedBackup.class).take();

              assertThat(Path.of(backup.file())).hasSize(backup.bytes());
              assertThat(permissions(Path.of(backup.file()))).isEqualTo("rw-------");
              assertThat(permissions(folder.resolve("backups"))).isEqualTo("rwx------");
              unzip(Path.of(backup.file()), folder.resolve("restored"));
            });

    assertThat(actions(folder.resolve("restored"))).containsExactly("BACKUP_TAKEN");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> actions(Path database) {
    return JdbcClient.create(new DriverManagerDataSource(address(database), "tierflow", ""))
        .sql("select action from audit_entry")
        .query(String.class)
        .list();
  }

  private static String address(Path database) {
    return "jdbc:h2:file:%s/tierflow;MODE=MySQL;TIME ZONE=UTC".formatted(database);
  }

  private static void unzip(Path file, Path target) throws IOException {
    Files.createDirectories(target);
    try (InputStream bytes = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, target.resolve(entry.getName()));
      }
    }
  }
}
