package io.tierflow.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

/** Refuses a page; but who merely stayed until the session was over signs in again. */
final class PageRefusal implements AccessDeniedHandler {

  private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException, ServletException {
    if (cause instanceof MissingCsrfTokenException) {
      response.sendRedirect(request.getContextPath() + "/login");
    } else {
      refusal.handle(request, response, cause);
    }
  }
}
