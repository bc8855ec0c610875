package io.tierflow.security.authentication;

import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads on whose password was right: to the page they asked for, or first to what is missing. */
public final class SignedInRedirect extends SavedRequestAwareAuthenticationSuccessHandler {

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication user)
      throws ServletException, IOException {
    Optional<PendingSignIn> missing = PendingSignIn.of(user);
    if (missing.isPresent()) {
      response.sendRedirect(request.getContextPath() + missing.get().page());
    } else {
      super.onAuthenticationSuccess(request, response, user);
    }
  }
}
