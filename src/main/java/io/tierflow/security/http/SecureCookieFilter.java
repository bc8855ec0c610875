package io.tierflow.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps every cookie that is set over TLS from being sent without. The web server does so for the
 * session's own; the webapps write theirs as they are told once, whichever way a request came.
 */
@Component
@Order(SecureCookieFilter.BEFORE_SIGN_IN)
class SecureCookieFilter extends OncePerRequestFilter {

  static final int BEFORE_SIGN_IN = -110;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.isSecure();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Secured(response));
  }

  private static final class Secured extends HttpServletResponseWrapper {

    Secured(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addCookie(Cookie cookie) {
      cookie.setSecure(true);
      super.addCookie(cookie);
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, secured(name, value));
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, secured(name, value));
    }

    private static String secured(String name, String value) {
      boolean open =
          HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
              && value != null
              && !value.toLowerCase(Locale.ROOT).contains("; secure")
              && !value.toLowerCase(Locale.ROOT).contains(";secure");
      return open ? value + "; Secure" : value;
    }
  }
}
