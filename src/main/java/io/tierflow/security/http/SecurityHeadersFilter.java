package io.tierflow.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells a browser not to do with it, whether from a page, the API or the engine,
 * refusals included. The webapps write a policy of their own for scripts, with a nonce for each
 * page.
 */
@Component
@Order(SecureCookieFilter.BEFORE_SIGN_IN)
class SecurityHeadersFilter extends OncePerRequestFilter {

  /** Nothing but our own scripts and styles from our own files, in nobody's frame. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Swagger UI brings one style of its own within its script, known by its hash. */
  private static final String POLICY_OF_SWAGGER =
      POLICY.replace(
          "style-src 'self'",
          "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='");

  private static final String SWAGGER = "/swagger-ui/";
  private static final String A_YEAR = "max-age=31536000";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    // The webapps put one of their own in its place.
    response.setHeader(
        "Content-Security-Policy", path.startsWith(SWAGGER) ? POLICY_OF_SWAGGER : POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", A_YEAR);
    }
    chain.doFilter(request, isData(path) ? new Unstored(response) : response);
  }

  private static boolean isData(String path) {
    return path.startsWith("/camunda/api/") || path.startsWith("/engine-rest/");
  }

  /** The engine would let a browser keep what it shows, if it only asked again. */
  private static final class Unstored extends HttpServletResponseWrapper {

    Unstored(HttpServletResponse response) {
      super(response);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Override
    public void setHeader(String name, String value) {
      if (!HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
        super.setHeader(name, value);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (!HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
        super.addHeader(name, value);
      }
    }
  }
}
