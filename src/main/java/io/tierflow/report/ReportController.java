package io.tierflow.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The programme's figures over HTTP. */
@RestController
@RequestMapping(path = "/api/reports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reports", description = "The programme's figures, month by month")
class ReportController {

  private final ReportMonths months;
  private final MonthlyReportService reports;

  ReportController(ReportMonths months, MonthlyReportService reports) {
    this.months = months;
    this.reports = reports;
  }

  @GetMapping("/{month}")
  @Operation(
      summary = "A month's health report and return on investment",
      description =
          "Computed when called. While other figures are being computed, stored ones younger than "
              + "tierflow.report.max-age are returned; generatedAt says from when. Amounts are in "
              + "the programme's currency, days in its time zone. Past months can still change, "
              + "because a refund corrects the month in which the refunded transaction earned.")
  @ApiResponse(responseCode = "200", description = "The figures")
  @ApiResponse(responseCode = "400", description = "The month is not written as 2026-10")
  @ApiResponse(responseCode = "404", description = "The month has not begun")
  MonthlyReport report(
      @Parameter(description = "Year and month", example = "2026-10") @PathVariable String month) {
    return reports.current(months.parse(month));
  }
}
