package io.tierflow.security.http;

import io.tierflow.security.authentication.RefusedSignIn;
import io.tierflow.security.authentication.SignInDelays;
import io.tierflow.security.authentication.secondfactor.PasswordAloneException;
import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import io.tierflow.security.ratelimit.DeniedCalls;
import io.tierflow.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells a machine why it was refused, as RFC 9457 problem details. */
@Component
public class ProblemAuthenticationHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String SIGN_IN =
      "Sign in with HTTP Basic (a valid user name and password), a personal token, a bearer token "
          + "or an API key.";

  private final ProblemWriter problems;
  private final DeniedCalls denied;

  ProblemAuthenticationHandler(ProblemWriter problems, DeniedCalls denied) {
    this.problems = problems;
    this.denied = denied;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof PasswordAloneException alone) {
      askToSignIn(request, response, alone.getMessage());
    } else if (failure instanceof RefusedSignIn refused) {
      Instant now = SignInDelays.now();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.secondsToWait(now)));
      askToSignIn(request, response, "Wrong user name or password. " + refused.advice(now));
    } else {
      askToSignIn(request, response, SIGN_IN);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    // A change without sign-in is refused for its missing CSRF token first; that is not the point.
    if (SecurityContextHolder.getContext().getAuthentication() == null) {
      askToSignIn(request, response, SIGN_IN);
      return;
    }
    if (PendingSignIn.is(SecurityContextHolder.getContext().getAuthentication())) {
      problems.write(
          request, response, HttpStatus.FORBIDDEN, "Complete your sign-in first, at /login.");
      return;
    }
    recordDenied(request);
    problems.write(
        request,
        response,
        HttpStatus.FORBIDDEN,
        "None of your groups may make this call, or the CSRF token is missing.");
  }

  /**
   * Refuses a secret that opens nothing.
   *
   * @param request the request that brings it
   * @param response its answer
   * @param secret what kind of secret it is
   * @throws IOException if the answer can't be written
   */
  public void refuseBearer(HttpServletRequest request, HttpServletResponse response, String secret)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tierflow\"");
    problems.write(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "The %s is malformed, unknown, expired or revoked.".formatted(secret));
  }

  /** Refuses a call that a key's scopes do not allow. */
  public void refuseScope(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    recordDenied(request);
    problems.write(
        request, response, HttpStatus.FORBIDDEN, "The API key has no scope for this call.");
  }

  private void recordDenied(HttpServletRequest request) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    denied.record(caller.getName(), request.getMethod(), request.getRequestURI());
  }

  private void askToSignIn(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    if (!isFromScript(request)) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tierflow\", charset=\"UTF-8\"");
    }
    problems.write(request, response, HttpStatus.UNAUTHORIZED, detail);
  }

  /** Over a page whose script finds the session ended, a browser would open a window of its own. */
  private static boolean isFromScript(HttpServletRequest request) {
    return "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
  }
}
