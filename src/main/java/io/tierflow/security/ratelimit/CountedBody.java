package io.tierflow.security.ratelimit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request whose body ends with 413 when it turns out to be too large. */
final class CountedBody extends HttpServletRequestWrapper {

  private final long accepted;

  CountedBody(HttpServletRequest request, long accepted) {
    super(request);
    this.accepted = accepted;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Counted(super.getInputStream(), accepted);
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private final long accepted;
    private long read;

    Counted(ServletInputStream body, long accepted) {
      this.body = body;
      this.accepted = accepted;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = body.read(into, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) {
      read += bytes;
      if (read > accepted) {
        throw new ResponseStatusException(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "The file is too large; accepted: up to %d bytes. The lines before that were imported."
                .formatted(accepted));
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
