package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.report.Freshness;
import io.tierflow.report.HealthReportService;
import java.time.LocalDate;
import java.time.YearMonth;
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
        YearMonth.from(LocalDate.parse(AS_OF.of(execution))), freshness(execution));
  }

  /** Members of a run leave the figures to the run, which closes the month with them. */
  private static Freshness freshness(DelegateExecution execution) {
    return RUN_ID.find(execution).isPresent() ? Freshness.UP_TO_DATE : Freshness.REUSE_RECENT;
  }
}
