package io.tierflow.testsupport.database;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database for a test or a Spring context. */
public final class TestDatabase {

  /** What of an address only spares round trips and parsing. */
  public static final String SPEED_OPTIONS =
      "&rewriteBatchedStatements=true&useLocalSessionState=true&readOnlyPropagatesToServer=false"
          + "&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=32768";

  public static final String USER = "tierflow";
  public static final String PASSWORD = "";

  private final String url;
  private final Map<String, Object> engineAndDialect;

  private TestDatabase(String url, Map<String, Object> engineAndDialect) {
    this.url = url;
    this.engineAndDialect = engineAndDialect;
  }

  /**
   * A database in H2's memory, in the mode that the embedded default runs in. It stays until the
   * JVM ends.
   *
   * @return an empty database
   */
  public static TestDatabase inMemory() {
    return new TestDatabase(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=MySQL;LOCK_TIMEOUT=20000;TIME ZONE=UTC;DB_CLOSE_DELAY=-1",
        Map.of("camunda.bpm.database.type", "h2"));
  }

  public static TestDatabase onServer(String name, int port, String dialect) {
    Map<String, Object> engineAndDialect = new HashMap<>();
    engineAndDialect.put("camunda.bpm.database.type", "mysql");
    if (dialect != null) {
      engineAndDialect.put("spring.jpa.database-platform", dialect);
    }
    return new TestDatabase(address(name, port), engineAndDialect);
  }

  /** The address, with the driver options that profile mysql sets. */
  public static String address(String name, int port) {
    return "jdbc:mysql://127.0.0.1:%d/%s".formatted(port, name)
        + "?nullDatabaseMeansCurrent=true&sendFractionalSeconds=false&connectionTimeZone=UTC"
        + SPEED_OPTIONS;
  }

  /**
   * The JDBC address.
   *
   * @return an address that needs user and password besides
   */
  public String url() {
    return url;
  }

  /**
   * Plain access without a pool.
   *
   * @return a data source that opens a connection each time it is asked
   */
  public DataSource dataSource() {
    return new DriverManagerDataSource(url, USER, PASSWORD);
  }

  /**
   * The properties that make an application use this database.
   *
   * @return Spring properties by name
   */
  public Map<String, Object> springProperties() {
    Map<String, Object> properties = new HashMap<>(engineAndDialect);
    properties.put("spring.datasource.url", url);
    properties.put("spring.datasource.username", USER);
    properties.put("spring.datasource.password", PASSWORD);
    // Many cached contexts share one server: a pool opens what it needs and no more.
    properties.put("spring.datasource.hikari.minimum-idle", 1);
    return properties;
  }
}
