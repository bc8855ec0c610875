package io.tierflow.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Splits a stream into its lines, however long they are: a line is never held beyond {@value
 * #MAXIMUM_LENGTH} bytes, and one that can't be read does not touch the next. LF, CR LF and CR end
 * a line.
 */
final class PhysicalLines {

  /** Bytes that a line may have without its line break. */
  static final int MAXIMUM_LENGTH = 64 * 1024;

  private static final int END = -1;

  private final InputStream bytes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] block = new byte[16 * 1024];
  private final byte[] line = new byte[MAXIMUM_LENGTH];
  private int blockPosition;
  private int blockLength;
  private boolean afterCarriageReturn;
  private long number;

  PhysicalLines(InputStream bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the next line.
   *
   * @return the line, or empty at the end of the stream
   * @throws IOException if the stream can't be read
   */
  Optional<PhysicalLine> next() throws IOException {
    int first = read();
    if (first == '\n' && afterCarriageReturn) {
      first = read();
    }
    if (first == END) {
      return Optional.empty();
    }
    number++;
    return Optional.of(finish(first));
  }

  private PhysicalLine finish(int first) throws IOException {
    long length = 0;
    int current = first;
    while (current != END && current != '\n' && current != '\r') {
      if (length < MAXIMUM_LENGTH) {
        line[(int) length] = (byte) current;
      }
      length++;
      current = read();
    }
    afterCarriageReturn = current == '\r';
    return length > MAXIMUM_LENGTH
        ? PhysicalLine.flawed(number, "The line is longer than %d bytes.".formatted(MAXIMUM_LENGTH))
        : decode((int) length);
  }

  private PhysicalLine decode(int length) {
    try {
      return PhysicalLine.readable(
          number, decoder.decode(ByteBuffer.wrap(line, 0, length)).toString());
    } catch (CharacterCodingException malformed) {
      return PhysicalLine.flawed(number, "The line is not valid UTF-8.");
    }
  }

  private int read() throws IOException {
    if (blockPosition == blockLength) {
      blockLength = bytes.read(block);
      blockPosition = 0;
      if (blockLength <= 0) {
        blockLength = 0;
        return END;
      }
    }
    return block[blockPosition++] & 0xFF;
  }
}
