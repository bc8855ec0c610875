package io.tierflow.report;

import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a month's figures together for whoever asks for them outside the flow. */
@Service
public class MonthlyReportService {

  private final HealthReportService healthReports;
  private final ProgramRoiService returns;

  MonthlyReportService(HealthReportService healthReports, ProgramRoiService returns) {
    this.healthReports = healthReports;
    this.returns = returns;
  }

  /** A month's figures as of now, computed anew. */
  @Transactional
  public MonthlyReport upToDate(YearMonth month) {
    HealthReport health =
        healthReports.generateMonthlyLoyaltyHealthReport(month, Freshness.UP_TO_DATE);
    ProgramRoi roi = returns.aggregateProgramROI(month, Freshness.UP_TO_DATE);
    return new MonthlyReport(month, health.generatedAt(), health.figures(), roi);
  }
}
