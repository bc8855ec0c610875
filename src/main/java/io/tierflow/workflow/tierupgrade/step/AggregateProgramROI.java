package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.report.Freshness;
import io.tierflow.report.ProgramRoiService;
import java.time.LocalDate;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 15: what the programme brings, against what it costs. */
@Component
class AggregateProgramROI implements JavaDelegate {

  private final ProgramRoiService rois;

  AggregateProgramROI(ProgramRoiService rois) {
    this.rois = rois;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rois.aggregateProgramROI(
        YearMonth.from(LocalDate.parse(AS_OF.of(execution))), freshness(execution));
  }

  /** Members of a run leave the figures to the run, which closes the month with them. */
  private static Freshness freshness(DelegateExecution execution) {
    return RUN_ID.find(execution).isPresent() ? Freshness.UP_TO_DATE : Freshness.REUSE_RECENT;
  }
}
