package io.tierflow.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Folders and files that are there already, when Tierflow starts on them. */
class EmbeddedDatabaseFilesTest {

  @TempDir private Path place;

  @Test
  void anOlderStartsFilesAreTakenFromOthers() throws IOException {
    Path data = folder("data");
    Path database = file(data.resolve("tierflow.mv.db"));
    Path trace = file(data.resolve("tierflow.trace.db"));
    Files.createDirectory(data.resolve("backups"));

    start("jdbc:h2:file:" + data + "/tierflow;MODE=MySQL");

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(database)).isEqualTo("rw-------");
    assertThat(permissions(trace)).isEqualTo("rw-------");
    assertThat(database).hasContent("content");
  }

  @Test
  void aFolderThatHoldsOtherThingsStaysOpenAndTheDatabaseInItDoesNot() throws IOException {
    Path shared = folder("shared");
    Path other = file(shared.resolve("notes.txt"));

    start("jdbc:h2:file:" + shared + "/tierflow;MODE=MySQL");

    assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(other)).isEqualTo("rw-r--r--");
    assertThat(permissions(shared.resolve("tierflow.mv.db"))).isEqualTo("rw-------");
  }

  @Test
  void anAddressOfAnotherKindTouchesNoFile() {
    start("jdbc:h2:mem:tierflow");
    start("jdbc:mysql://localhost/tierflow");

    assertThat(place).isEmptyDirectory();
  }

  private static void start(String address) {
    new EmbeddedDatabaseFiles()
        .postProcessEnvironment(
            new MockEnvironment().withProperty("spring.datasource.url", address),
            new SpringApplication());
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(
        place.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  private static Path file(Path file) throws IOException {
    Files.writeString(file, "content");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
