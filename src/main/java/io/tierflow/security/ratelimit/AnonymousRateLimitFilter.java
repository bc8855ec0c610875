package io.tierflow.security.ratelimit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.tierflow.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts by address what comes in before anybody has signed in. */
@Component
@Order(AnonymousRateLimitFilter.BEFORE_SIGN_IN)
class AnonymousRateLimitFilter extends OncePerRequestFilter {

  static final int BEFORE_SIGN_IN = -104;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String WEBAPPS = "/camunda/";
  private static final Pattern MAILING =
      Pattern.compile("/portal/(sign-in|join|profile/email)(/|$)");

  private static final String WAY_OUT = "/unsubscribe/";
  private static final Pattern MEMBERS = Pattern.compile("/(portal|api/me|unsubscribe)(/|$)");

  private final RateLimitBuckets webapps;
  private final RateLimitBuckets strangers;
  private final RateLimitBuckets links;
  private final RateLimitBuckets unsubscribes;
  private final SignInOutcomes outcomes;
  private final ProblemWriter problems;

  AnonymousRateLimitFilter(
      LimitSettings settings, SignInOutcomes outcomes, ProblemWriter problems) {
    this.outcomes = outcomes;
    this.webapps = new RateLimitBuckets(settings.webappCallsPerSecond(), SECOND);
    this.strangers = new RateLimitBuckets(settings.strangerCallsPerSecond(), SECOND);
    this.links = new RateLimitBuckets(settings.linkRequestsPerMinute(), MINUTE);
    this.unsubscribes = new RateLimitBuckets(settings.unsubscribesPerSecond(), SECOND);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bucket bucket = bucket(request);
    if (bucket != null) {
      ConsumptionProbe taken = bucket.tryConsumeAndReturnRemaining(1);
      if (!taken.isConsumed()) {
        problems.tooMany(request, response, Duration.ofNanos(taken.getNanosToWaitForRefill()));
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private Bucket bucket(HttpServletRequest request) {
    String path = Client.path(request);
    if (path.startsWith(WEBAPPS)) {
      return webapps.of(Client.address(request));
    }
    if (!isStranger(request, path)) {
      return null;
    }
    boolean posts = request.getMethod().equals(HttpMethod.POST.name());
    return ofStrangers(path, posts).of(Client.address(request));
  }

  /**
   * Whoever has not signed in; a header by itself proves nothing. At the members' pages staff are
   * strangers, too: there, nobody looks at what they bring.
   */
  private boolean isStranger(HttpServletRequest request, String path) {
    return MEMBERS.matcher(path).lookingAt()
        || !Client.hasSignedInSession(request) && !outcomes.wereAccepted(request);
  }

  /** A mail provider takes the way out for many members, from few addresses. */
  private RateLimitBuckets ofStrangers(String path, boolean posts) {
    if (posts && path.startsWith(WAY_OUT)) {
      return unsubscribes;
    }
    return posts && MAILING.matcher(path).lookingAt() ? links : strangers;
  }
}
