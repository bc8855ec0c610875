package io.tierflow.security.authorization;

import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

/**
 * Refuses a page; but whose sign-in is incomplete goes on with it, and who merely stayed until the
 * session was over signs in again.
 */
public final class PageAccessDeniedHandler implements AccessDeniedHandler {

  private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException, ServletException {
    Optional<PendingSignIn> missing =
        PendingSignIn.of(SecurityContextHolder.getContext().getAuthentication());
    if (missing.isPresent()) {
      response.sendRedirect(request.getContextPath() + missing.get().page());
    } else if (cause instanceof MissingCsrfTokenException) {
      response.sendRedirect(request.getContextPath() + "/login");
    } else {
      refusal.handle(request, response, cause);
    }
  }
}
