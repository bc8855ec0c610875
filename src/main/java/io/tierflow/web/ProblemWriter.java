package io.tierflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.common.CountText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Says why a request is refused, by RFC 9457 problem details: as a value to what Spring MVC
 * answers, and itself to filters, which answer before Spring MVC does.
 */
@Component
public class ProblemWriter {

  private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);

  private final ObjectMapper json;
  private final ApplicationEventPublisher events;

  ProblemWriter(ObjectMapper json, ApplicationEventPublisher events) {
    this.json = json;
    this.events = events;
  }

  /**
   * Says that the client has to wait, and for how long.
   *
   * @param request the request
   * @param response its answer, not committed yet
   * @param wait how long; told in whole seconds
   * @throws IOException if the answer can't be written
   */
  public void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    events.publishEvent(new TooManyRequestsResponse(request.getRemoteAddr(), call(request)));
    long seconds = Math.max(1, wait.plus(ALMOST_A_SECOND).toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    refuse(
        request,
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many calls. Try again in %s.".formatted(CountText.of(seconds, "second")));
  }

  /**
   * Refuses a request: people by the error page, machines by problem details.
   *
   * @param request the request
   * @param response its answer, not committed yet
   * @param status its status
   * @param detail one sentence
   * @throws IOException if the answer can't be written
   */
  public void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
      response.sendError(status.value());
      return;
    }
    write(request, response, status, detail);
  }

  /**
   * Answers by problem details, whoever asks.
   *
   * @param request the request
   * @param response its answer, not committed yet
   * @param status its status
   * @param detail one sentence
   * @throws IOException if the answer can't be written
   */
  public void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    ProblemDetail problem = problem(status, detail);
    problem.setInstance(instance(request));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }

  /** The problem details of all answers begin here. */
  static ProblemDetail problem(HttpStatus status, String detail) {
    return ProblemDetail.forStatusAndDetail(status, detail);
  }

  private static String call(HttpServletRequest request) {
    String[] path = request.getRequestURI().split("/", 3);
    return "%s /%s".formatted(request.getMethod(), path.length > 1 ? path[1] : "");
  }

  /** What is refused may have an address that is none. */
  private static URI instance(HttpServletRequest request) {
    try {
      return URI.create(request.getRequestURI());
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
