package io.tierflow.security.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import io.tierflow.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the calls of whoever has signed in: a user, a key or a member. */
@Component
@Order(ClientRateLimitFilter.AFTER_SIGN_IN)
class ClientRateLimitFilter extends OncePerRequestFilter {

  static final int AFTER_SIGN_IN = -90;

  private final RateLimitBuckets clients;
  private final ProblemWriter problems;

  ClientRateLimitFilter(LimitSettings settings, ProblemWriter problems) {
    this.clients = new RateLimitBuckets(settings.clientCallsPerSecond(), Duration.ofSeconds(1));
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication client = SecurityContextHolder.getContext().getAuthentication();
    if (client != null && !(client instanceof AnonymousAuthenticationToken)) {
      ConsumptionProbe taken = clients.of(client.getName()).tryConsumeAndReturnRemaining(1);
      if (!taken.isConsumed()) {
        problems.tooMany(request, response, Duration.ofNanos(taken.getNanosToWaitForRefill()));
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
