package io.tierflow.security.http;

import io.tierflow.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a URL that reaches one of the engine's servlets by another spelling than its own
 * (encoded, with parameters, or through other folders): no access rule was written for it.
 */
@Component
@Order(SecureCookieFilter.BEFORE_SIGN_IN + 1)
class CanonicalPathFilter extends OncePerRequestFilter {

  private final ProblemWriter problems;

  CanonicalPathFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
        && !isPlain(request.getRequestURI(), request.getServletPath())) {
      problems.refuse(request, response, HttpStatus.BAD_REQUEST, RejectedRequestHandler.SENTENCE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPlain(String written, String servlet) {
    return written.equals(servlet) || written.startsWith(servlet + "/");
  }
}
