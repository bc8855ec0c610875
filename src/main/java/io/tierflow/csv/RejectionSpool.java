package io.tierflow.csv;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Keeps rejected lines in a temporary file, so that a file of nothing but wrong lines needs no more
 * memory than any other. Written first, then read once; the file goes with {@link #close()}.
 */
final class RejectionSpool implements RejectedLines, Iterable<Rejection>, Closeable {

  private Path file;
  private DataOutputStream written;
  private DataInputStream read;
  private long size;

  @Override
  public void reject(long line, String reason) throws IOException {
    if (file == null) {
      file = Files.createTempFile("tierflow-import", ".rejections");
      written = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }
    written.writeLong(line);
    written.writeUTF(reason);
    size++;
  }

  @Override
  public Iterator<Rejection> iterator() {
    if (size > 0) {
      try {
        written.flush();
        read = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return new SpooledRejections();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      try {
        written.close();
        if (read != null) {
          read.close();
        }
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  private final class SpooledRejections implements Iterator<Rejection> {

    private long left = size;

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Rejection next() {
      if (left == 0) {
        throw new NoSuchElementException();
      }
      left--;
      try {
        return new Rejection(read.readLong(), read.readUTF());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
