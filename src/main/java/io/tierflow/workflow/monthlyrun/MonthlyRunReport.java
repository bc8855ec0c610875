package io.tierflow.workflow.monthlyrun;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.content.NotificationContent.MonthlyReport;
import io.tierflow.report.Freshness;
import io.tierflow.report.HealthFigures;
import io.tierflow.report.HealthReportService;
import io.tierflow.report.ProgramRoiService;
import io.tierflow.report.RoiTerms;
import org.springframework.stereotype.Component;

/** Puts together the report of a run for the admins: its members and its month's figures. */
@Component
class MonthlyRunReport {

  private final MonthlyRunService runs;
  private final HealthReportService reports;
  private final ProgramRoiService returns;
  private final ProgrammeSettings settings;

  MonthlyRunReport(
      MonthlyRunService runs,
      HealthReportService reports,
      ProgramRoiService returns,
      ProgrammeSettings settings) {
    this.runs = runs;
    this.reports = reports;
    this.returns = returns;
    this.settings = settings;
  }

  /** The figures are those that the run itself has just computed, unless its end took long. */
  MonthlyReport of(String runId) {
    MonthlyRunProgress run = runs.progress(runId);
    HealthFigures figures =
        reports.generateMonthlyLoyaltyHealthReport(run.month(), Freshness.REUSE_RECENT).figures();
    RoiTerms terms = returns.aggregateProgramROI(run.month(), Freshness.REUSE_RECENT).terms();
    return new MonthlyReport(
        runId,
        run.month(),
        settings.currency().getCurrencyCode(),
        run.membersTotal(),
        run.membersWaitingForPeople(),
        run.membersFailed(),
        figures.pointsDistributed(),
        figures.membersMovedUp(),
        figures.reviewsOpen(),
        figures.netSpend(),
        terms.uplift(),
        terms.margin(),
        terms.cost(),
        terms.roi());
  }
}
