package io.tierflow.web;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;

/** Shows people one sentence in place of a page of theirs, where programs get problem details. */
@ControllerAdvice(annotations = StaffPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoticeAdvice {

  @ExceptionHandler
  ModelAndView unknown(NotFoundException missing, HandlerMethod page) {
    return notice(page, HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ModelAndView malformed(InvalidInputException invalid, HandlerMethod page) {
    return notice(page, HttpStatus.BAD_REQUEST, invalid);
  }

  @ExceptionHandler
  ModelAndView refused(ConflictException conflict, HandlerMethod page) {
    return notice(page, HttpStatus.CONFLICT, conflict);
  }

  private static ModelAndView notice(HandlerMethod handler, HttpStatus status, Exception cause) {
    StaffPage page = handler.getBeanType().getAnnotation(StaffPage.class);
    return new ModelAndView(
        "notice",
        Map.of(
            "title", page.title(),
            "section", page.section(),
            "sentence", cause.getMessage(),
            "way", page.way(),
            "wayName", page.wayName()),
        status);
  }
}
