package io.tierflow.security.http;

import io.tierflow.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Tells by problem details, too, that an address or a header is of a kind that nobody needs. */
@Component
class RejectedRequestHandler implements RequestRejectedHandler {

  static final String SENTENCE =
      "The URL or a header contains something that is not accepted, such as encoded path "
          + "characters.";

  private final ProblemWriter problems;

  RejectedRequestHandler(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    problems.refuse(request, response, HttpStatus.BAD_REQUEST, SENTENCE);
  }
}
