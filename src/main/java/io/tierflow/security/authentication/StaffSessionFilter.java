package io.tierflow.security.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that is no longer valid, before it gives access to anything. A session in which
 * somebody other than staff has signed in gives no access to staff's pages.
 */
public final class StaffSessionFilter extends OncePerRequestFilter {

  private final StaffSessions sessions;

  public StaffSessionFilter(StaffSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    if (session != null && user != null) {
      if (!sessions.isOf(session, user)) {
        SecurityContextHolder.clearContext();
      } else if (!sessions.isGood(session)) {
        session.invalidate();
        SecurityContextHolder.clearContext();
      }
    }
    chain.doFilter(request, response);
  }
}
