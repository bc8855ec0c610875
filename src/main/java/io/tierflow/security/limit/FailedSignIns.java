package io.tierflow.security.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.tierflow.security.refusal.Refusal;
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
 * Counts refused sign-ins by address, at whichever door. An address that has failed too often waits
 * before it may try again; what it sends with credentials that were accepted before still passes.
 */
@Component
@Order(FailedSignIns.BEFORE_SIGN_IN)
class FailedSignIns extends OncePerRequestFilter {

  static final int BEFORE_SIGN_IN = -103;

  private static final String PAGE = "/login";

  private final Buckets failures;
  private final AcceptedCredentials accepted = new AcceptedCredentials();
  private final Refusal refusal;

  FailedSignIns(LimitSettings settings, Refusal refusal) {
    this.failures = new Buckets(settings.failedSignInsPerMinute(), Duration.ofMinutes(1));
    this.refusal = refusal;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null && !isForm(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bucket failed = failures.of(Client.address(request));
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    EstimationProbe next = failed.estimateAbilityToConsume(1);
    if (!next.canBeConsumed() && !(credentials != null && accepted.include(credentials))) {
      refusal.tooMany(request, response, Duration.ofNanos(next.getNanosToWaitForRefill()));
      return;
    }
    chain.doFilter(request, response);
    if (isRefused(request, response)) {
      failed.tryConsume(1);
    } else if (credentials != null) {
      accepted.add(credentials);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.POST.name()) && Client.path(request).equals(PAGE);
  }

  private static boolean isRefused(HttpServletRequest request, HttpServletResponse response) {
    return response.getStatus() == HttpStatus.UNAUTHORIZED.value()
        || Client.path(request).equals(PAGE) && !Client.hasSignedInSession(request);
  }
}
