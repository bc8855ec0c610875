package io.tierflow.security.ratelimit;

import io.github.bucket4j.EstimationProbe;
import io.tierflow.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds refused sign-ins by address, at whichever path: an address that has failed too often waits
 * before it may try again; what it sends with credentials that were accepted before still passes.
 * What failed is counted where credentials are verified; here, only what was refused without being
 * looked at.
 */
@Component
@Order(FailedSignInFilter.BEFORE_SIGN_IN)
class FailedSignInFilter extends OncePerRequestFilter {

  static final int BEFORE_SIGN_IN = -103;

  private final SignInOutcomes outcomes;
  private final ProblemWriter problems;

  FailedSignInFilter(SignInOutcomes outcomes, ProblemWriter problems) {
    this.outcomes = outcomes;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isForm(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    EstimationProbe next = outcomes.failuresOf(request).estimateAbilityToConsume(1);
    if (!next.canBeConsumed() && !outcomes.wereAccepted(request)) {
      problems.tooMany(request, response, Duration.ofNanos(next.getNanosToWaitForRefill()));
      return;
    }
    chain.doFilter(request, response);
    if (!outcomes.areSettled(request)
        && (isForm(request) || response.getStatus() == HttpStatus.UNAUTHORIZED.value())) {
      outcomes.refusedUnread(request);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.POST.name())
        && SignInForms.include(Client.path(request));
  }
}
