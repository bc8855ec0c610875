package io.tierflow.testsupport.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * A MySQL-compatible server of this test run's own: MariaDB as a Maven dependency brings it, or
 * genuine MySQL where {@value ServerDistribution#GENUINE_HOME} names its home. It listens on a free
 * port of the loopback address, keeps that port and its data over a restart, and ends with the JVM.
 */
public final class MySqlServer implements AutoCloseable {

  /** Class of the SQL states that tell of a connection that could not be made. */
  private static final String CONNECTION_FAILED = "08";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The application's user owns its databases and nothing else. */
  private static final String USERS =
      """
      create user if not exists '%1$s'@'localhost' identified by '%2$s';
      grant all on `tierflow\\_%%`.* to '%1$s'@'localhost';
      """
          .formatted(TestDatabase.USER, TestDatabase.PASSWORD);

  private static final String CLIENT =
      """
      [client]
      protocol=tcp
      host=127.0.0.1
      port=%d
      user=%s
      password=%s
      loose-skip-ssl
      """;

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final ServerDistribution distribution;
  private final List<String> options;
  private final Path directory;
  private final Path log;
  private final int port;
  private Process process;

  private MySqlServer(ServerDistribution distribution, List<String> options) {
    this.distribution = distribution;
    this.options = options;
    try {
      Path servers = Files.createDirectories(Path.of("target", "databases").toAbsolutePath());
      this.directory = Files.createTempDirectory(servers, "server-");
      this.log = servers.resolve(directory.getFileName() + ".log");
      this.port = freePort();
      endAfterApplications();
      distribution.initialize(data(), log);
      Files.writeString(users(), USERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  /**
   * The server that all tests of this JVM share, started by the first who asks.
   *
   * @return a running server, which no test may stop
   */
  public static MySqlServer shared() {
    return Shared.SERVER;
  }

  /**
   * A server for one test alone, which that test may stop, kill and start.
   *
   * @return a running server; whoever asks for it closes it
   */
  public static MySqlServer own() {
    ServerDistribution distribution = ServerDistribution.chosen();
    return new MySqlServer(distribution, distribution.withoutForcedWrites());
  }

  /**
   * A server that forces onto the disk what its options say, as a real one does.
   *
   * @param options options of the server program, which win over the usual ones
   * @return a running server; whoever asks for it closes it
   */
  public static MySqlServer own(List<String> options) {
    return new MySqlServer(ServerDistribution.chosen(), List.copyOf(options));
  }

  /**
   * What the server has used of the processors since it started.
   *
   * @return processor time of all its threads
   */
  public Duration processorTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("The system tells no processor time."));
  }

  /**
   * Creates an empty database with the server's default collation.
   *
   * @return the database
   */
  public TestDatabase newDatabase() {
    String name = "tierflow_" + DATABASES.incrementAndGet();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database could be created.", e);
    }
    return TestDatabase.onServer(name, port, distribution.dialect());
  }

  /**
   * What the scripts that back a database up and restore it need in their environment.
   *
   * @return variables by name: programs, option file and where the programs' libraries are
   */
  public Map<String, String> scriptEnvironment() {
    Path options = directory.resolve("client.cnf");
    try {
      Files.writeString(options, CLIENT.formatted(port, TestDatabase.USER, TestDatabase.PASSWORD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>(distribution.environment());
    environment.put("MYSQLDUMP", distribution.dumpProgram().toString());
    environment.put("MYSQL", distribution.clientProgram().toString());
    environment.put("TIERFLOW_CLIENT_OPTIONS", options.toString());
    return environment;
  }

  /** Ends the server at once, as a power cut would: nothing is flushed, no client is told. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends the server in good order. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Starts the server again on the same data and port, and returns when it takes connections. */
  public void start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("The server runs already.");
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command()).directory(directory.toFile());
      builder.environment().putAll(distribution.environment());
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("server on port " + port)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(this::takesConnections);
  }

  /** Ends the server and deletes its data; its log stays. */
  @Override
  public void close() {
    try {
      if (process != null) {
        kill();
      }
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A commit reaches the file system, so it outlives the process. */
  private List<String> command() {
    List<String> command = new ArrayList<>(distribution.command());
    command.addAll(
        List.of(
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + data(),
            "--tmpdir=" + directory,
            "--socket=server.sock",
            "--init-file=" + users(),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--character-set-server=utf8mb4",
            "--max-connections=500",
            "--innodb-buffer-pool-size=256M",
            "--innodb-flush-log-at-trx-commit=2"));
    command.addAll(options);
    return command;
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path users() {
    return directory.resolve("users.sql");
  }

  /**
   * Handlers run after all contexts of this JVM are closed. A shutdown hook would run beside their
   * closing, and each context would wait for a server that is gone.
   */
  private void endAfterApplications() {
    SpringApplication.getShutdownHandlers().add(this::close);
  }

  private boolean takesConnections() throws SQLException {
    if (!process.isAlive()) {
      throw new IllegalStateException("The server ended while it started; see " + log + ".");
    }
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).startsWith(CONNECTION_FAILED)) {
        return false;
      }
      throw e;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        TestDatabase.address("", port), TestDatabase.USER, TestDatabase.PASSWORD);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Holds the shared server until the first test asks for it. */
  private static final class Shared {

    private static final MySqlServer SERVER = own();
  }
}
