package io.tierflow.testsupport.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * Writes requests byte by byte, as no client that keeps to the rules would, from any of this
 * machine's own addresses 127.x.x.x.
 */
@TestComponent
public class Attacker {

  public static final String PASSWORD = "correct horse";
  public static final String PROXY = "127.0.0.2";
  public static final String USUAL = "127.0.0.1";

  private static final int PATIENCE_IN_MILLISECONDS = 30_000;

  private static final int STRANGERS = 250;

  private final AtomicInteger strangers = new AtomicInteger();
  private final Environment environment;
  private final EncryptedPort encrypted;

  public Attacker(Environment environment, EncryptedPort encrypted) {
    this.environment = environment;
    this.encrypted = encrypted;
  }

  /** A request as one of the insiders. */
  public AttackAnswer as(String user, String method, String path, String type, String body) {
    return from(
        USUAL, method, path, basic(user, PASSWORD) + "Content-Type: " + type + "\r\n", body);
  }

  public AttackAnswer json(String user, String method, String path, String body) {
    return as(user, method, path, "application/json", body);
  }

  public AttackAnswer get(String user, String path) {
    return from(USUAL, "GET", path, basic(user, PASSWORD), null);
  }

  /**
   * A request without sign-in, each from another address, with headers that each end with a line
   * break.
   */
  public AttackAnswer nobody(String method, String path, String headers, String body) {
    String address = "127.0.3." + (1 + strangers.incrementAndGet() % STRANGERS);
    return from(address, method, path, headers, body);
  }

  public AttackAnswer from(
      String address, String method, String path, String headers, String body) {
    return exchange(address, false, bytes(method, path, headers, body));
  }

  public AttackAnswer overTls(String method, String path, String headers, String body) {
    return exchange(USUAL, true, bytes(method, path, headers, body));
  }

  /** Sends bytes as they are, and reads one answer. */
  public AttackAnswer raw(String address, byte[] request) {
    return exchange(address, false, request);
  }

  public static String basic(String user, String password) {
    return "Authorization: Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  public static byte[] bytes(String method, String path, String headers, String body) {
    byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    String length = body == null ? "" : "Content-Length: " + content.length + "\r\n";
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + headers
            + length
            + "\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    request.writeBytes(content);
    return request.toByteArray();
  }

  private AttackAnswer exchange(String address, boolean tls, byte[] request) {
    try (Socket socket = connect(address, tls)) {
      socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
      try {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
      } catch (SocketException refusedBeforeItsEnd) {
        // The answer may be there all the same.
        return read(socket);
      }
      return read(socket);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Socket connect(String address, boolean tls) throws IOException {
    InetAddress server = InetAddress.getByName("127.0.0.1");
    if (tls) {
      return encrypted.connect(server);
    }
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    return new Socket(server, port, InetAddress.getByName(address), 0);
  }

  private static AttackAnswer read(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    String statusLine = line(in);
    int status = Integer.parseInt(statusLine.split(" ")[1]);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.add(
          Map.entry(header.substring(0, colon).strip(), header.substring(colon + 1).strip()));
    }
    AttackAnswer head = new AttackAnswer(status, headers, "");
    boolean chunked = head.header("Transfer-Encoding").orElse("").equals("chunked");
    byte[] body = chunked ? chunks(in) : in.readAllBytes();
    return new AttackAnswer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The server closed the connection without an answer.");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
