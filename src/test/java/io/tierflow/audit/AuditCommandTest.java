package io.tierflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AuditCommandTest {

  @TempDir private Path folder;

  @Test
  void theCommandLineVerifiesTheChainAndTellsByItsExitCode() {
    String address = "jdbc:h2:file:%s;MODE=MySQL;TIME ZONE=UTC".formatted(folder.resolve("db"));
    DriverManagerDataSource database = new DriverManagerDataSource(address, "tierflow", "");
    Flyway.configure().dataSource(database).load().migrate();
    String[] command = {"audit", "verify", "--spring.datasource.url=" + address};

    assertThat(AuditCommand.isIn(command)).isTrue();
    assertThat(AuditCommand.run(command)).isZero();
    JdbcClient.create(database).sql("update audit_head set sequence_number = 3").update();
    assertThat(AuditCommand.run(command)).isEqualTo(1);
  }

  @Test
  void otherArgumentsStartTierflow() {
    assertThat(AuditCommand.isIn()).isFalse();
    assertThat(AuditCommand.isIn("audit")).isFalse();
    assertThat(AuditCommand.isIn("--server.port=0", "audit", "verify")).isFalse();
  }
}
