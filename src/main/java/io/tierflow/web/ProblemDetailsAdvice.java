package io.tierflow.web;

import io.tierflow.common.BrokenConstraint;
import io.tierflow.common.ValueFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what can be wrong with a request into RFC 9457 problem details. */
@RestControllerAdvice("io.tierflow")
class ProblemDetailsAdvice extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ProblemDetail invalidInput(InvalidInputException invalid) {
    return invalid(invalid.field(), invalid.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notFound(NotFoundException missing) {
    return ProblemWriter.problem(HttpStatus.NOT_FOUND, missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail forbidden(ForbiddenException forbidden) {
    return ProblemWriter.problem(HttpStatus.FORBIDDEN, forbidden.getMessage());
  }

  @ExceptionHandler
  ProblemDetail conflict(ConflictException conflict) {
    return ProblemWriter.problem(HttpStatus.CONFLICT, conflict.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooMany(TooManyRequestsException tooMany) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.secondsToWait()))
        .body(ProblemWriter.problem(HttpStatus.TOO_MANY_REQUESTS, tooMany.getMessage()));
  }

  /** Two requests wrote the same at the same time; this one lost, and nothing of it is kept. */
  @ExceptionHandler
  ProblemDetail lostToAnother(ConcurrencyFailureException lost) {
    return ProblemWriter.problem(
        HttpStatus.CONFLICT,
        "Another request changed the same data at the same time. Send the request again.");
  }

  /** Services repeat what can be expected; whatever else breaks a constraint is our fault. */
  @ExceptionHandler
  ProblemDetail broken(DataIntegrityViolationException broken, HttpServletRequest request) {
    Object address = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    BrokenConstraint.log(broken, request.getMethod() + " " + address);
    return ProblemWriter.problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "The request could not be recorded. The server's log says why. Nothing of it was stored.");
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> fields = invalid.getBindingResult().getFieldErrors();
    ProblemDetail problem = invalid.getBody();
    problem.setTitle("Invalid input");
    problem.setDetail(
        String.join(
            " ",
            fields.stream().map(f -> f.getField() + " " + f.getDefaultMessage() + ".").toList()));
    problem.setProperty(
        "errors", fields.stream().map(f -> error(f.getField(), f.getDefaultMessage())).toList());
    return handleExceptionInternal(invalid, problem, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    UnreadableBody body = UnreadableBody.of(unreadable);
    return handleExceptionInternal(
        unreadable, invalid(body.field(), body.message()), headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String name = mismatch.getPropertyName();
    String accepted =
        Optional.ofNullable(mismatch.getRequiredType())
            .flatMap(ValueFormat::acceptedOf)
            .orElse("of another form");
    String message = "The parameter %s must be %s.".formatted(name, accepted);
    return handleExceptionInternal(mismatch, invalid(name, message), headers, status, request);
  }

  private static ProblemDetail invalid(String field, String message) {
    ProblemDetail problem = ProblemWriter.problem(HttpStatus.BAD_REQUEST, message);
    problem.setTitle("Invalid input");
    if (!field.isEmpty()) {
      problem.setProperty("errors", List.of(error(field, message)));
    }
    return problem;
  }

  private static Map<String, String> error(String field, String message) {
    return Map.of("field", field, "message", message);
  }
}
