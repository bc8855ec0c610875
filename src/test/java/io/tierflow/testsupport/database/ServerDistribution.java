package io.tierflow.testsupport.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A MySQL-compatible server's programs: how to make a data directory and how to start on it. */
public interface ServerDistribution {

  /** System property or environment variable that names the home of a genuine MySQL. */
  String GENUINE_HOME = "tierflow.test.mysql.home";

  /**
   * The distribution that this test run uses.
   *
   * @return genuine MySQL where a home is given, else the MariaDB of the test dependencies
   */
  public static ServerDistribution chosen() {
    String home = System.getProperty(GENUINE_HOME, System.getenv(GENUINE_HOME));
    return home == null || home.isBlank()
        ? new MariaDb(Path.of("target", "mariadb").toAbsolutePath())
        : new GenuineMySql(Path.of(home).toAbsolutePath());
  }

  /**
   * Fills an empty data directory.
   *
   * @param data the data directory
   * @param log the file that takes what the programs print
   */
  public void initialize(Path data, Path log) throws IOException;

  /** The server program and what it needs to be told besides {@link MySqlServer}'s own options. */
  public List<String> command();

  /**
   * Options by which nothing is forced onto the disk. What is written still reaches the file
   * system, so it outlives the process; no test cuts the machine's power.
   */
  public List<String> withoutForcedWrites();

  /** What the server program needs in its environment. */
  public Map<String, String> environment();

  /** The program that dumps a database. */
  public Path dumpProgram();

  /** The program that sends statements to a server. */
  public Path clientProgram();

  /** The Hibernate dialect to set by hand, or null where Hibernate finds out itself. */
  public String dialect();
}
