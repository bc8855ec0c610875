package io.tierflow.testsupport.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that measures the memory in use while it is read: early on, and at its end. */
public final class MeasuredStream extends FilterInputStream {

  private final long early;
  private long read;
  private long usedEarly;
  private long usedAtEnd;

  /**
   * Measures while a stream is read.
   *
   * @param stream the stream
   * @param early after how many bytes to measure first
   */
  public MeasuredStream(InputStream stream, long early) {
    super(stream);
    this.early = early;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count == -1) {
      usedAtEnd = used();
      return -1;
    }
    if (read < early && read + count >= early) {
      usedEarly = used();
    }
    read += count;
    return count;
  }

  /**
   * By how much the memory in use has grown between the two looks.
   *
   * @return bytes, below 0 if it has shrunk
   */
  public long growth() {
    return usedAtEnd - usedEarly;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
