package io.tierflow.security.ratelimit;

import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What came of the credentials that requests bring, told by whoever has verified them: only they
 * know. What an answer says does not count, since a guess may be answered by a page that is not
 * there.
 */
@Component
public class SignInOutcomes {

  private static final String SETTLED = SignInOutcomes.class.getName();
  private static final String NOWHERE = "-";

  private final RateLimitBuckets failures;
  private final AcceptedCredentials accepted = new AcceptedCredentials();

  SignInOutcomes(LimitSettings settings) {
    this.failures = new RateLimitBuckets(settings.failedSignInsPerMinute(), Duration.ofMinutes(1));
  }

  /** The current request's credentials are wrong; its address comes closer to having to wait. */
  public void refused() {
    HttpServletRequest request = current();
    if (request != null) {
      String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
      if (credentials != null) {
        accepted.remove(credentials);
      }
      refusedUnread(request);
    }
  }

  /** The current request's credentials are right: who sends them is no stranger, and no guesser. */
  public void accepted() {
    HttpServletRequest request = current();
    if (request != null) {
      request.setAttribute(SETTLED, true);
      String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
      if (credentials != null) {
        accepted.add(credentials);
      }
    }
  }

  /** The current request brought what is right in a form; nothing is remembered of it. */
  public void settled() {
    HttpServletRequest request = current();
    if (request != null) {
      request.setAttribute(SETTLED, true);
    }
  }

  /**
   * The address from which the current request comes.
   *
   * @return an IPv4 address or an IPv6 network; a hyphen without a request
   */
  public String origin() {
    HttpServletRequest request = current();
    return request == null ? NOWHERE : Client.address(request);
  }

  /** A request was refused without a look at what it brings, which may be right all the same. */
  void refusedUnread(HttpServletRequest request) {
    request.setAttribute(SETTLED, true);
    failures.of(Client.address(request)).tryConsume(1);
  }

  boolean areSettled(HttpServletRequest request) {
    return request.getAttribute(SETTLED) != null;
  }

  Bucket failuresOf(HttpServletRequest request) {
    return failures.of(Client.address(request));
  }

  /** Whether the request brings credentials that were verified a while ago and held. */
  boolean wereAccepted(HttpServletRequest request) {
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    return credentials != null && accepted.include(credentials);
  }

  private static HttpServletRequest current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? call.getRequest()
        : null;
  }
}
