package io.tierflow.security.ratelimit;

import io.tierflow.web.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps threads free of those who are slow: a request of somebody who has not signed in holds one
 * of few slots until its answer has left and its body is read, and gives way if there is none.
 * Health needs none, so it answers whatever strangers do. This stands before everything that reads
 * a body, and after the valve that finds a client's address.
 */
final class RequestPaceValve extends ValveBase {

  private static final String HEALTH = "/actuator/health";
  private static final String OWN_DATA = "/api/me";

  /** Where a password or key is verified before anybody reads the body. */
  private static final List<String> VERIFYING = List.of("/api/", "/engine-rest/");

  private static final List<String> VERIFIED = List.of("basic ", "bearer tfk_");
  private static final long MAX_DRAINED = 256L * 1024 * 1024;
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final PaceSettings pace;
  private final ProblemWriter problems;
  private final RequestSlots strangers;
  private final RequestSlots sessions;

  RequestPaceValve(PaceSettings pace, ProblemWriter problems) {
    super(true);
    this.pace = pace;
    this.problems = problems;
    this.strangers = new RequestSlots(pace.requestsPerClient(), pace.requestsOfStrangers());
    this.sessions = new RequestSlots(pace.requestsPerClient(), Integer.MAX_VALUE);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    boolean signedIn = Client.hasSignedInSession(request.getRequest());
    if (isHealth(request) || !signedIn && bringsCredentials(request)) {
      pass(request, response, isHealth(request));
      return;
    }
    RequestSlots slots = signedIn ? sessions : strangers;
    String client = signedIn ? request.getSession(false).getId() : Client.address(request);
    if (!slots.take(client)) {
      refuse(request, response);
      return;
    }
    try {
      pass(request, response, true);
    } finally {
      slots.giveBack(client);
    }
  }

  private void pass(Request request, Response response, boolean hasSlot)
      throws IOException, ServletException {
    org.apache.coyote.Request read = request.getCoyoteRequest();
    PacedBody body = new PacedBody(read, pace);
    read.setInputBuffer(body);
    try {
      getNext().invoke(request, response);
      if (!request.isAsync()) {
        end(request, response, body, hasSlot);
      }
    } finally {
      read.setInputBuffer(body.original());
    }
  }

  /** What the web server would do itself once the slot is given back, without a bound. */
  private void end(Request request, Response response, PacedBody body, boolean hasSlot)
      throws IOException {
    response.finishResponse();
    if (!hasBody(request) || request.getHeader(HttpHeaders.EXPECT) != null) {
      return;
    }
    if (hasSlot || !isRefusal(response)) {
      drain(request, body);
      return;
    }
    String client = Client.address(request);
    if (!strangers.take(client)) {
      leaveUnread(request);
      return;
    }
    try {
      drain(request, body);
    } finally {
      strangers.giveBack(client);
    }
  }

  private static void drain(Request request, PacedBody body) {
    if (!body.drain(MAX_DRAINED)) {
      leaveUnread(request);
    }
  }

  private void refuse(Request request, Response response) throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    problems.tooMany(request.getRequest(), response.getResponse(), WAIT);
    response.finishResponse();
    leaveUnread(request);
  }

  private static void leaveUnread(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }

  private static boolean isRefusal(Response response) {
    return response.getStatus() == HttpStatus.UNAUTHORIZED.value()
        || response.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value();
  }

  private static boolean isHealth(HttpServletRequest request) {
    return request.getRequestURI().startsWith(HEALTH) && !hasBody(request);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  /** Whoever is wrong is refused before the body is read; who is right is counted elsewhere. */
  private static boolean bringsCredentials(HttpServletRequest request) {
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    String path = request.getRequestURI();
    return credentials != null
        && VERIFIED.stream()
            .anyMatch(scheme -> credentials.regionMatches(true, 0, scheme, 0, scheme.length()))
        && VERIFYING.stream().anyMatch(path::startsWith)
        && !path.equals(OWN_DATA)
        && !path.startsWith(OWN_DATA + "/");
  }
}
