package io.tierflow.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers where something of Tierflow's own is by its path alone. A client says in Host what it
 * likes, and nobody is led there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RelativeLocationFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Relative(request, response));
  }

  private static final class Relative extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    Relative(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    /** Once a body has broken off, the web server has answered that, and nobody is led further. */
    @Override
    public void sendRedirect(String location) throws IOException {
      if (!isCommitted()) {
        super.sendRedirect(relative(location));
      }
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, HttpHeaders.LOCATION.equalsIgnoreCase(name) ? relative(value) : value);
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, HttpHeaders.LOCATION.equalsIgnoreCase(name) ? relative(value) : value);
    }

    private String relative(String location) {
      if (location == null) {
        return null;
      }
      for (String own : new String[] {ownAddress(), ownAddress() + ":" + request.getServerPort()}) {
        if (location.equals(own) || location.startsWith(own + "/")) {
          String path = location.substring(own.length());
          // Two slashes would begin another host's address.
          return path.isEmpty() || path.startsWith("//") ? "/" : path;
        }
      }
      return location;
    }

    private String ownAddress() {
      return request.getScheme() + "://" + request.getServerName();
    }
  }
}
