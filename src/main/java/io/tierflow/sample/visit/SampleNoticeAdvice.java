package io.tierflow.sample.visit;

import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows one sentence in place of a page of the sample, where programs get problem details. */
@ControllerAdvice("io.tierflow.sample")
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile("sample")
class SampleNoticeAdvice {

  @ExceptionHandler
  ModelAndView unknown(NotFoundException missing) {
    return notice(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ModelAndView malformed(InvalidInputException invalid) {
    return notice(HttpStatus.BAD_REQUEST, invalid);
  }

  private static ModelAndView notice(HttpStatus status, Exception cause) {
    return new ModelAndView("sample/notice", Map.of("sentence", cause.getMessage()), status);
  }
}
