package io.tierflow.testsupport.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that refuses recipients with one answer, or hangs up at one; it takes the rest and
 * keeps nothing.
 */
public class RefusingMailServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String refusal;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile String refused = "";
  private volatile String broken = "(nobody)";

  /**
   * Starts it.
   *
   * @param refusal answer to each recipient, such as {@code 550 5.1.1 No such user}
   */
  public RefusingMailServer(String refusal) {
    this.refusal = refusal;
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread thread = new Thread(this::serve, "refusing mail server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Takes all recipients but one. */
  public void refuseOnly(String recipient) {
    refused = recipient;
  }

  /** Takes all recipients, but hangs up when it hears of one. */
  public void hangUpAt(String recipient) {
    refused = recipient;
    broken = recipient;
  }

  public int connections() {
    return connections.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        connections.incrementAndGet();
        converse(client);
      } catch (IOException gone) {
        // The client hung up, or the test is over: the loop's condition knows which.
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    PrintWriter answers =
        new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
    answers.print("220 ready\r\n");
    answers.flush();
    boolean inContent = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("RCPT") && line.contains(broken)) {
        return;
      }
      if (!inContent || line.equals(".")) {
        answers.print(answerTo(line) + "\r\n");
        answers.flush();
        inContent = line.equals("DATA");
      }
    }
  }

  private String answerTo(String line) {
    if (line.startsWith("RCPT") && line.contains(refused)) {
      return refusal;
    }
    if (line.equals("DATA")) {
      return "354 go on";
    }
    return line.startsWith("QUIT") ? "221 bye" : "250 fine";
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }
}
