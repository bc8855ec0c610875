package io.tierflow.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells by problem details, too, what is wrong with a request that no controller takes. */
@RestControllerAdvice
class UnmatchedRequestAdvice {

  @ExceptionHandler({
    HttpRequestMethodNotSupportedException.class,
    HttpMediaTypeNotSupportedException.class,
    HttpMediaTypeNotAcceptableException.class
  })
  ErrorResponse unmatched(Exception unmatched) {
    return (ErrorResponse) unmatched;
  }

  /**
   * Addresses beside the interface are pages; those have a page of their own for what is missing.
   */
  @ExceptionHandler
  ProblemDetail nothingThere(NoResourceFoundException missing, HttpServletRequest request)
      throws NoResourceFoundException {
    if (!request.getServletPath().startsWith("/api/")) {
      throw missing;
    }
    return ProblemWriter.problem(HttpStatus.NOT_FOUND, "There is nothing at this URL.");
  }
}
