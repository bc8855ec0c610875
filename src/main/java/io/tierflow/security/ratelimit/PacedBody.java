package io.tierflow.security.ratelimit;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A body that breaks off when it comes too slowly, whoever reads it: ours, the engine's or the web
 * server's own code. Only the time spent waiting counts.
 */
final class PacedBody implements InputBuffer {

  private final InputBuffer body;
  private final long graceNanos;
  private final long bytesPerSecond;
  private long waitedNanos;
  private long bytes;
  private boolean brokenOff;

  PacedBody(Request request, PaceSettings pace) {
    this.body = request.getInputBuffer();
    this.graceNanos = pace.bodyGrace().toNanos();
    this.bytesPerSecond = pace.bodyRate().toBytes();
  }

  /** The body without its pace. */
  InputBuffer original() {
    return body;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    if (brokenOff) {
      throw tooSlow();
    }
    long began = System.nanoTime();
    int read = body.doRead(handler);
    waitedNanos += System.nanoTime() - began;
    bytes += Math.max(0, read);
    long counted = waitedNanos - graceNanos;
    if (read >= 0
        && counted > 0
        && bytes < counted / (double) Duration.ofSeconds(1).toNanos() * bytesPerSecond) {
      brokenOff = true;
      throw tooSlow();
    }
    return read;
  }

  private static IOException tooSlow() {
    return new SocketTimeoutException("The body arrives too slowly.");
  }

  /**
   * Reads what nobody has read, as the web server does after an answer, but not for ever.
   *
   * @return whether the end was reached
   */
  boolean drain(long most) {
    Drain drain = new Drain();
    try {
      for (long drained = 0; drained <= most; ) {
        int read = doRead(drain);
        if (read < 0) {
          return true;
        }
        drained += read;
      }
      return false;
    } catch (IOException tooSlowOrGone) {
      return false;
    }
  }

  @Override
  public int available() {
    return body.available();
  }

  private static final class Drain implements ApplicationBufferHandler {

    private ByteBuffer buffer;

    @Override
    public void setByteBuffer(ByteBuffer read) {
      buffer = read;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // What is read is dropped.
    }
  }
}
