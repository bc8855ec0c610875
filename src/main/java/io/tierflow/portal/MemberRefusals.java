package io.tierflow.portal;

import io.tierflow.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.stereotype.Component;

/** Leads to sign-in whoever opens a page unasked, and tells a program why it is refused. */
@Component
class MemberRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  MemberRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (MemberSecurityConfiguration.isApi(request)) {
      problems.write(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "Only members can see their own data. Sign in with a one-time link from "
              + "/portal/sign-in.");
    } else {
      MemberSecurityConfiguration.redirect(request, response, PortalAddress.SIGN_IN);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    if (MemberSecurityConfiguration.isApi(request)) {
      problems.write(request, response, HttpStatus.FORBIDDEN, "Members may not make this call.");
    } else if (refusal instanceof MissingCsrfTokenException) {
      // Who merely stayed until the session was over begins anew.
      MemberSecurityConfiguration.redirect(request, response, PortalAddress.SIGN_IN);
    } else {
      response.sendError(HttpStatus.FORBIDDEN.value());
    }
  }
}
