package io.tierflow.testsupport.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Oracle's MySQL from a directory that holds its {@code bin}, {@code lib} and {@code share}. */
public final class GenuineMySql implements ServerDistribution {

  private final Path home;

  public GenuineMySql(Path home) {
    this.home = home;
  }

  @Override
  public void initialize(Path data, Path log) throws IOException {
    List<String> initialize = new ArrayList<>(command());
    initialize.addAll(withoutForcedWrites());
    initialize.add("--initialize-insecure");
    initialize.add("--datadir=" + data);
    initialize.add("--user=" + System.getProperty("user.name"));
    Process process =
        new ProcessBuilder(initialize)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("MySQL's data directory " + data + " can't be made; see " + log + ".");
    }
  }

  /** Without certificates the server offers no TLS, which would slow each connection down. */
  @Override
  public List<String> command() {
    return List.of(
        home.resolve("bin/mysqld").toString(),
        "--no-defaults",
        "--basedir=" + home,
        "--lc-messages-dir=" + home.resolve("share"),
        "--mysqlx=OFF",
        "--disable-log-bin",
        "--auto-generate-certs=OFF",
        "--caching-sha2-password-auto-generate-rsa-keys=OFF");
  }

  @Override
  public List<String> withoutForcedWrites() {
    return List.of("--innodb-flush-method=nosync");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public Path dumpProgram() {
    return home.resolve("bin/mysqldump");
  }

  @Override
  public Path clientProgram() {
    return home.resolve("bin/mysql");
  }

  @Override
  public String dialect() {
    return null;
  }
}
