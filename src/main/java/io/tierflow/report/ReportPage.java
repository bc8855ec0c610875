package io.tierflow.report;

import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.Notice;
import java.time.YearMonth;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The programme's figures as a page for staff. */
@Controller
class ReportPage {

  private static final Notice NOTICE =
      new Notice("Report", "reports", "/reports", "Figures of the current month");

  private final ReportMonths months;
  private final MonthlyReportService reports;
  private final FigureFormat text;

  ReportPage(ReportMonths months, MonthlyReportService reports, FigureFormat text) {
    this.months = months;
    this.reports = reports;
    this.text = text;
  }

  @GetMapping("/reports")
  String currentMonth() {
    return "redirect:/reports/" + months.current();
  }

  @GetMapping("/reports/{month}")
  String report(@PathVariable("month") String requested, Model model) {
    YearMonth month = months.parse(requested);
    YearMonth following = month.plusMonths(1);
    model.addAttribute("report", reports.current(month));
    model.addAttribute("previous", month.minusMonths(1));
    model.addAttribute("next", months.hasBegun(following) ? following : null);
    model.addAttribute("text", text);
    return "report";
  }

  @ExceptionHandler
  ModelAndView malformed(InvalidInputException invalid) {
    return NOTICE.saying(HttpStatus.BAD_REQUEST, invalid.getMessage());
  }

  @ExceptionHandler
  ModelAndView notBegun(NotFoundException missing) {
    return NOTICE.saying(HttpStatus.NOT_FOUND, missing.getMessage());
  }
}
