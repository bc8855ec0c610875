package io.tierflow.sample.visit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers as if there were no such page, unless the visitor is on this machine. */
final class LocalVisitorFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (LocalVisitor.is(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpStatus.NOT_FOUND.value());
    }
  }
}
