package io.tierflow.testsupport.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on this machine that breaks like a phone's in a tunnel: what is under way ends,
 * and nothing new gets through until it is restored.
 */
public final class BreakableConnection implements AutoCloseable {

  private static final int WAITING = 50;

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean broken;

  private BreakableConnection(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  /** A way to a port, itself on another one. */
  public static BreakableConnection to(int port) {
    try {
      BreakableConnection connection =
          new BreakableConnection(
              port, new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
      inBackground(connection::accept);
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the server is reached through it. */
  public String address() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  /** Ends what is under way, and lets nothing through. */
  public void breakOff() {
    broken = true;
    open.forEach(BreakableConnection::end);
  }

  /** Lets what comes from now on through again. */
  public void restore() {
    broken = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    open.forEach(BreakableConnection::end);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        lead(entrance.accept());
      } catch (IOException closed) {
        // The loop ends if it is the entrance; a single visitor may come again.
      }
    }
  }

  private void lead(Socket visitor) throws IOException {
    open.add(visitor);
    if (broken) {
      end(visitor);
      return;
    }
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(server);
    inBackground(() -> pass(visitor, server));
    inBackground(() -> pass(server, visitor));
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Either side may go at any time.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is gone, as it should be.
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "breakable connection");
    thread.setDaemon(true);
    thread.start();
  }
}
