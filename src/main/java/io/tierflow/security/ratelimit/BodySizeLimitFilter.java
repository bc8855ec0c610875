package io.tierflow.security.ratelimit;

import io.tierflow.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the size of request bodies, everywhere. A body that does not tell its length is read
 * before anybody works on it, so that what is too large is refused as such; a file to import is
 * counted while it is read.
 */
@Component
@Order(ClientRateLimitFilter.AFTER_SIGN_IN + 1)
class BodySizeLimitFilter extends OncePerRequestFilter {

  private static final String IMPORTS = "/api/imports/";
  private static final String DEPLOYMENT = "/deployment/create";

  private final LimitSettings settings;
  private final ProblemWriter problems;

  BodySizeLimitFilter(LimitSettings settings, ProblemWriter problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = Client.path(request);
    long accepted = accepted(path);
    if (request.getContentLengthLong() > accepted) {
      refuse(request, response, accepted);
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
      chain.doFilter(request, response);
    } else if (path.startsWith(IMPORTS)) {
      chain.doFilter(new CountedBody(request, accepted), response);
    } else {
      readFirst(request, response, chain, accepted);
    }
  }

  private void readFirst(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, long accepted)
      throws ServletException, IOException {
    byte[] body =
        request.getInputStream().readNBytes((int) Math.min(accepted + 1, Integer.MAX_VALUE));
    if (body.length > accepted) {
      refuse(request, response, accepted);
    } else {
      chain.doFilter(new ReadBody(request, body), response);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, long accepted)
      throws IOException {
    problems.refuse(
        request,
        response,
        HttpStatus.PAYLOAD_TOO_LARGE,
        "The body is too large; accepted: up to %d bytes.".formatted(accepted));
  }

  private long accepted(String path) {
    if (path.startsWith(IMPORTS)) {
      return settings.importFile().toBytes();
    }
    return (path.endsWith(DEPLOYMENT) ? settings.deployment() : settings.body()).toBytes();
  }
}
