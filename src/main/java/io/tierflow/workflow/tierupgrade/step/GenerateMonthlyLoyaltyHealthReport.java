package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.report.HealthReportService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 13: the programme's figures of the month. */
@Component
class GenerateMonthlyLoyaltyHealthReport implements JavaDelegate {

  private final HealthReportService reports;

  GenerateMonthlyLoyaltyHealthReport(HealthReportService reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.generateMonthlyLoyaltyHealthReport(
        FiguresOfInstance.month(execution), FiguresOfInstance.freshness(execution));
  }
}
