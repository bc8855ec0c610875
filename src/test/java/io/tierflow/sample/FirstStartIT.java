package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the first start of profile {@code sample} leaves on the disk, and when it opens its port.
 */
class FirstStartIT {

  @TempDir private static Path place;

  private static final AtomicReference<List<Long>> AT_THE_OPENING = new AtomicReference<>();

  private static ConfigurableApplicationContext tierflow;

  @BeforeAll
  static void start() {
    // The database says what goes wrong in it, as its default is.
    String address =
        "jdbc:h2:file:%s/data/tierflow;MODE=MySQL;LOCK_TIMEOUT=20000;TIME ZONE=UTC;TRACE_LEVEL_FILE=1"
            .formatted(place);
    ApplicationListener<WebServerInitializedEvent> opening =
        event ->
            AT_THE_OPENING.set(loaded(event.getApplicationContext().getBean(JdbcClient.class)));
    tierflow =
        new SpringApplicationBuilder(TierflowApplication.class)
            .profiles("sample")
            .listeners(opening)
            .run(
                "--spring.datasource.url=" + address,
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--tierflow.backup.folder=" + place.resolve("data/backups"));
  }

  @AfterAll
  static void end() {
    tierflow.close();
  }

  @Test
  void theProgrammeIsLoadedWhenThePortOpens() {
    assertThat(AT_THE_OPENING.get()).isEqualTo(loaded(tierflow.getBean(JdbcClient.class)));
    assertThat(AT_THE_OPENING.get()).startsWith(40L).allMatch(rows -> rows > 0);
  }

  @Test
  void theDatabaseMeetsNoException() {
    assertThat(place.resolve("data/tierflow.trace.db")).doesNotExist();
  }

  @Test
  void nobodyElseCanReadTheFiles() throws IOException {
    try (Stream<Path> files = Files.walk(place.resolve("data"))) {
      Map<String, String> permissions =
          files.collect(
              Collectors.toMap(
                  file -> place.relativize(file).toString(), FirstStartIT::permissions));

      assertThat(permissions)
          .containsEntry("data", "rwx------")
          .containsEntry("data/tierflow.mv.db", "rw-------")
          .allSatisfy((file, granted) -> assertThat(granted).endsWith("------"));
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  /** Members, what they did, and the figures that the loading ends with. */
  private static List<Long> loaded(JdbcClient database) {
    return Stream.of("member", "transaction", "health_report", "program_roi")
        .map(table -> database.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }
}
