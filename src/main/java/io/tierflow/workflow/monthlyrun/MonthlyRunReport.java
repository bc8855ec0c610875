package io.tierflow.workflow.monthlyrun;

import io.tierflow.notification.content.TierUpgradeNotifications.MonthFigures;
import io.tierflow.report.Freshness;
import io.tierflow.report.HealthFigures;
import io.tierflow.report.HealthReportService;
import io.tierflow.report.ProgramRoiService;
import io.tierflow.report.RoiTerms;
import org.springframework.stereotype.Component;

/** Puts together what the admins are told of a run: its members and its month's figures. */
@Component
class MonthlyRunReport {

  private final MonthlyRunService runs;
  private final HealthReportService reports;
  private final ProgramRoiService returns;

  MonthlyRunReport(MonthlyRunService runs, HealthReportService reports, ProgramRoiService returns) {
    this.runs = runs;
    this.reports = reports;
    this.returns = returns;
  }

  /** The figures are those that the run itself has just computed, unless its end took long. */
  MonthFigures of(String runId) {
    MonthlyRunProgress run = runs.progress(runId);
    HealthFigures figures =
        reports.generateMonthlyLoyaltyHealthReport(run.month(), Freshness.REUSE_RECENT).figures();
    RoiTerms terms = returns.aggregateProgramROI(run.month(), Freshness.REUSE_RECENT).terms();
    return new MonthFigures(
        runId,
        run.processInstanceId(),
        run.month(),
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
