package io.tierflow.report;

import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import java.time.YearMonth;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The programme's figures as a page for staff. */
@StaffPage(
    title = "Report",
    section = "reports",
    way = "/reports",
    wayName = "Figures of the current month")
class ReportPage {

  private final ReportMonths months;
  private final MonthlyReportService reports;
  private final EffectReportService effects;
  private final FigureFormat text;

  ReportPage(
      ReportMonths months,
      MonthlyReportService reports,
      EffectReportService effects,
      FigureFormat text) {
    this.months = months;
    this.reports = reports;
    this.effects = effects;
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
    MonthlyReport report = reports.current(month);
    model.addAttribute("report", report);
    model.addAttribute("effects", effects.kept(report.roi()).orElse(null));
    model.addAttribute("previous", month.minusMonths(1));
    model.addAttribute("next", months.hasBegun(following) ? following : null);
    model.addAttribute("text", text);
    return "report";
  }
}
