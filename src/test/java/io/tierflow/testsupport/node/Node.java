package io.tierflow.testsupport.node;

import static org.awaitility.Awaitility.await;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.SealedMember;
import io.tierflow.testsupport.database.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The application as a process of its own, in the profile that runs a real programme. It keeps its
 * port over a restart; what it logs stays below the build directory.
 */
public final class Node implements AutoCloseable {

  /** With this exit code the JVM says why it has ended. */
  public static final int OUT_OF_MEMORY = 3;

  /** Enough for a JVM, and too little for Tierflow. */
  private static final String TOO_LITTLE = "-Xmx48m";

  /** The heap is small, and nodes, test and database share the cores. */
  private static final String ONE_COLLECTOR = "-XX:+UseSerialGC";

  private static final Pattern OPTION = Pattern.compile("\"(-XX:[^\"]+)\"");
  private static final String PASSWORD = "Fault-Test-2026";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> program;
  private final Map<String, Object> settings;
  private final Path directory;
  private final int port;
  private Process process;

  /**
   * A node that has not been started.
   *
   * @param name what its directory is called
   * @param database where its data are
   * @param settings Spring properties of this test
   */
  public Node(String name, TestDatabase database, Map<String, Object> settings) {
    this(
        List.of(ONE_COLLECTOR, "-cp", applicationClassPath(), TierflowApplication.class.getName()),
        name,
        database,
        settings);
  }

  private Node(
      List<String> program, String name, TestDatabase database, Map<String, Object> settings) {
    this.program = program;
    this.settings = new TreeMap<>(database.springProperties());
    this.settings.putAll(settings);
    try {
      this.directory =
          Files.createDirectories(Path.of("target", "nodes").toAbsolutePath().resolve(name));
      this.port = freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** A node whose JVM has the options of the image, but for its memory, which is 512 MB. */
  public static Node asImage(String name, TestDatabase database, Map<String, Object> settings)
      throws IOException {
    return withOptions(imagesOptions(), name, database, settings);
  }

  /** A node whose JVM has the options of the image, and less memory than it needs. */
  public static Node asHungryImage(String name, TestDatabase database) throws IOException {
    List<String> options = new ArrayList<>(imagesOptions());
    options.add(TOO_LITTLE);
    return withOptions(options, name, database, Map.of());
  }

  /** Options of the test's win over the usual ones. */
  private static Node withOptions(
      List<String> options, String name, TestDatabase database, Map<String, Object> settings) {
    List<String> program = new ArrayList<>(options);
    program.addAll(List.of("-cp", applicationClassPath(), TierflowApplication.class.getName()));
    return new Node(program, name, database, settings);
  }

  private static List<String> imagesOptions() throws IOException {
    return OPTION
        .matcher(Files.readString(Path.of("Dockerfile")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** A node that runs the program as it is delivered. */
  public static Node ofJar(Path jar, String name, TestDatabase database) {
    return new Node(List.of(ONE_COLLECTOR, "-jar", jar.toString()), name, database, Map.of());
  }

  /** Starts the process, and does not wait for it. */
  public Node begin() {
    if (isAlive()) {
      throw new IllegalStateException("The node runs already.");
    }
    process = start();
    return this;
  }

  /**
   * Runs a command of the program beside the node, until it ends.
   *
   * @return its exit code
   */
  public int run(String... words) {
    return start(words).onExit().join().exitValue();
  }

  private Process start(String... words) {
    ProcessBuilder builder = new ProcessBuilder(command(words)).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    builder.environment().put("TIERFLOW_ADMIN_PASSWORD", PASSWORD);
    builder.environment().put("TIERFLOW_PERSONAL_DATA_KEYS", SealedMember.KEYS);
    try {
      return builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the node says that it is ready for requests. */
  public Node awaitReady() {
    await("node on port " + port)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(this::isReady);
    return this;
  }

  /** Whether the node says that it is ready for requests. */
  public boolean isReady() {
    if (!isAlive()) {
      throw new IllegalStateException("The node has ended; see " + log() + ".");
    }
    try {
      return send(request("/actuator/health/readiness").GET().build()).statusCode() == OK;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends the process at once, SIGKILL: it finishes nothing and tells nobody. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * Ends the process in good order, SIGTERM.
   *
   * @return its exit code
   */
  public int terminate() {
    process.destroy();
    return process.onExit().join().exitValue();
  }

  /**
   * Waits until the process ends by itself.
   *
   * @return its exit code
   */
  public int awaitEnd() {
    await("end of the node on port " + port).atMost(PATIENCE).until(() -> !isAlive());
    return process.exitValue();
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /**
   * Sends a body as admin.
   *
   * @return the answer's body
   */
  public String post(String path, String contentType, InputStream body) {
    HttpRequest request =
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
            .build();
    return accepted(path, send(request));
  }

  /**
   * Asks as admin.
   *
   * @return the answer's body
   */
  public String get(String path) {
    return accepted(path, send(request(path).GET().build()));
  }

  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A node of a test lives for a minute or two: it is not worth compiling for years.
    command.addAll(
        List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=America/New_York"));
    command.addAll(program);
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "--spring.profiles.active=mysql",
            "--server.address=127.0.0.1",
            // Tests call it with a password alone.
            "--tierflow.second-factor.required-groups=",
            "--server.port=" + port));
    settings.forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
    return command;
  }

  /** Without what is on the class path for tests alone to find. */
  private static String applicationClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .timeout(PATIENCE)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nobody waits for the answer any more.", e);
    }
  }

  private static String accepted(String path, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != OK / 100) {
      throw new IllegalStateException(
          "%s answers %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private Path log() {
    return directory.resolve("node.log");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
