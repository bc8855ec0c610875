package io.tierflow.testsupport.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that is made while it is read: a header, then the same line many times. */
public final class RepeatedLines extends InputStream {

  private final byte[] line;
  private byte[] current;
  private int position;
  private long left;

  /**
   * Makes the file.
   *
   * @param header first line
   * @param line the line to repeat
   * @param times how often
   */
  public RepeatedLines(String header, String line, long times) {
    this.current = (header + "\n").getBytes(StandardCharsets.UTF_8);
    this.line = (line + "\n").getBytes(StandardCharsets.UTF_8);
    this.left = times;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == current.length) {
      if (left == 0) {
        return -1;
      }
      left--;
      current = line;
      position = 0;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    return count;
  }
}
