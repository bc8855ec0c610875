package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.report.Freshness;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Which figures of the programme an instance needs. */
final class FiguresOfInstance {

  private FiguresOfInstance() {}

  static YearMonth month(DelegateExecution execution) {
    return YearMonth.from(asOf(execution));
  }

  /** Members of a run leave the figures to the run, which closes the month with them. */
  static Freshness freshness(DelegateExecution execution) {
    return RUN_ID.find(execution).isPresent() ? Freshness.UP_TO_DATE : Freshness.REUSE_RECENT;
  }
}
