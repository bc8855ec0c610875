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
 * Refuses an address that reaches a door of the engine by another spelling than the door's own, be
 * it encoded, with parameters or by way of other folders: no rule was written for such.
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

  private static boolean isPlain(String written, String door) {
    return written.equals(door) || written.startsWith(door + "/");
  }
}
