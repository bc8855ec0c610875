package io.tierflow.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that takes a sender and refuses every recipient with one answer. */
class RefusingMailServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String refusal;

  /**
   * Starts it.
   *
   * @param refusal answer to each recipient, such as {@code 550 5.1.1 No such user}
   */
  RefusingMailServer(String refusal) {
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

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        converse(client);
      } catch (IOException gone) {
        // The client hung up, or the test is over: the loop's condition tells which.
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
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answers.print(answerTo(line) + "\r\n");
      answers.flush();
    }
  }

  private String answerTo(String line) {
    if (line.startsWith("RCPT")) {
      return refusal;
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
