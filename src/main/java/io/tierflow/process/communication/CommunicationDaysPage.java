package io.tierflow.process.communication;

import io.tierflow.communication.CommunicationDay;
import io.tierflow.communication.DailyCommunication;
import io.tierflow.page.FigureText;
import io.tierflow.page.Notice;
import io.tierflow.page.ShownPages;
import io.tierflow.problem.ConflictException;
import io.tierflow.problem.InvalidInputException;
import io.tierflow.programme.PageOf;
import io.tierflow.programme.ProgrammeCalendar;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people see what the programme did of itself day by day, and start a day. */
@Controller
class CommunicationDaysPage {

  private static final String DAYS = "/communication-days";
  private static final Notice NOTICE =
      new Notice("Daily communication", "runs", DAYS, "All days of communication");

  private final CommunicationDays days;
  private final DailyCommunication communication;
  private final ProgrammeCalendar calendar;
  private final WebInvocationPrivilegeEvaluator privileges;
  private final FigureText text;

  CommunicationDaysPage(
      CommunicationDays days,
      DailyCommunication communication,
      ProgrammeCalendar calendar,
      WebInvocationPrivilegeEvaluator privileges,
      FigureText text) {
    this.days = days;
    this.communication = communication;
    this.calendar = calendar;
    this.privileges = privileges;
    this.text = text;
  }

  @GetMapping(DAYS)
  String days(@RequestParam Map<String, String> parameters, Authentication user, Model model) {
    model.addAttribute(
        "found",
        new ShownPages(parameters)
            .listing("page", page -> PageOf.<CommunicationDay>of(communication.all(page))));
    model.addAttribute("today", calendar.today());
    model.addAttribute("text", text);
    model.addAttribute("mayStart", privileges.isAllowed("", DAYS, HttpMethod.POST.name(), user));
    return "communication-days";
  }

  @PostMapping(DAYS)
  String start(@RequestParam(required = false) String day, Authentication user) {
    days.start(days.parse(day), user.getName());
    return "redirect:" + DAYS;
  }

  @ExceptionHandler
  ModelAndView malformed(InvalidInputException invalid) {
    return NOTICE.saying(HttpStatus.BAD_REQUEST, invalid.getMessage());
  }

  @ExceptionHandler
  ModelAndView refused(ConflictException conflict) {
    return NOTICE.saying(HttpStatus.CONFLICT, conflict.getMessage());
  }
}
