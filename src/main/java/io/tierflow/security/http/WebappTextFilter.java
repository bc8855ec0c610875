package io.tierflow.security.http;

import io.tierflow.camunda.EngineInternal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps texts that the webapps show from being run: their AngularJS takes double braces for an
 * expression where it puts a page together, such as around a process's name in Cockpit. So a blank
 * comes between two braces in all data that they get; JSON itself never has two in a row. A form
 * needs its own and shows it by another library, which runs none.
 */
@Component
@Order(WebappNonceFilter.BEFORE_WEBAPPS)
@EngineInternal(
    why =
        "The webapps' AngularJS runs double braces in data as expressions, and no setting "
            + "changes that.",
    replacement = "Webapps without AngularJS; then this goes.",
    also = "webapps: AngularJS")
class WebappTextFilter extends OncePerRequestFilter {

  private static final String DATA = "/camunda/api/";
  private static final Pattern FORM = Pattern.compile("/deployed-(start-)?form$");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith(DATA) || FORM.matcher(path).find();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new PlainTexts(response));
  }

  private static final class PlainTexts extends HttpServletResponseWrapper {

    private ServletOutputStream output;

    PlainTexts(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (output == null) {
        output = new Parted(super.getOutputStream());
      }
      return output;
    }

    /** A length is told before it is known how many blanks there will be. */
    @Override
    public void setContentLength(int length) {
      if (!isData()) {
        super.setContentLength(length);
      }
    }

    @Override
    public void setContentLengthLong(long length) {
      if (!isData()) {
        super.setContentLengthLong(length);
      }
    }

    @Override
    public void setHeader(String name, String value) {
      if (!isLength(name)) {
        super.setHeader(name, value);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (!isLength(name)) {
        super.addHeader(name, value);
      }
    }

    private boolean isLength(String header) {
      return HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(header) && isData();
    }

    private boolean isData() {
      String type = getContentType();
      return type == null || type.contains(MediaType.APPLICATION_JSON.getSubtype());
    }

    /** The output, with a blank between two braces if it is data. */
    private final class Parted extends ServletOutputStream {

      private final ServletOutputStream original;
      private boolean afterBrace;

      Parted(ServletOutputStream original) {
        this.original = original;
      }

      @Override
      public void write(int octet) throws IOException {
        boolean brace = octet == '{' && isData();
        if (brace && afterBrace) {
          original.write(' ');
        }
        afterBrace = brace;
        original.write(octet);
      }

      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        if (!isData()) {
          original.write(octets, from, length);
          return;
        }
        int written = from;
        for (int at = from; at < from + length; at++) {
          boolean brace = octets[at] == '{';
          if (brace && afterBrace) {
            original.write(octets, written, at - written);
            original.write(' ');
            written = at;
          }
          afterBrace = brace;
        }
        original.write(octets, written, from + length - written);
      }

      @Override
      public boolean isReady() {
        return original.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        original.setWriteListener(listener);
      }

      @Override
      public void flush() throws IOException {
        original.flush();
      }

      @Override
      public void close() throws IOException {
        original.close();
      }
    }
  }
}
