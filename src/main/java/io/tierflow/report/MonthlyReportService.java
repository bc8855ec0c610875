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

  /**
   * A month's figures as of now, computed anew; while somebody else computes figures, recent ones.
   *
   * @param month any month, the current one included
   * @return the figures, which say when they were computed
   */
  @Transactional
  public MonthlyReport current(YearMonth month) {
    HealthReport health =
        healthReports.generateMonthlyLoyaltyHealthReport(month, Freshness.CURRENT);
    ProgramRoi roi = returns.aggregateProgramROI(month, Freshness.CURRENT);
    return new MonthlyReport(month, health.generatedAt(), health.figures(), roi);
  }
}
