package io.tierflow.report;

import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Generates the monthly loyalty health report. */
@Service
public class HealthReportService {

  private final HealthReports reports;
  private final FigureKeeper keeper;

  HealthReportService(HealthReports reports, FigureKeeper keeper) {
    this.reports = reports;
    this.keeper = keeper;
  }

  /**
   * Generates a month's report, or leaves it as it is if it is recent enough. What it costs does
   * not depend on how many members have moved, and generating it again changes nothing but its
   * instant as long as nothing else has changed.
   *
   * @param month any month, the current one included
   * @param freshness whether a recent report will do
   * @return the report
   */
  @Transactional
  public HealthReport generateMonthlyLoyaltyHealthReport(YearMonth month, Freshness freshness) {
    return keeper.provide(month, freshness, reports);
  }
}
