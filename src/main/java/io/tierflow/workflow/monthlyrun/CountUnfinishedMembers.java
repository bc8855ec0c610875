package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.UNFINISHED_MEMBERS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the members whose automatic part is outstanding. */
@Component
class CountUnfinishedMembers implements JavaDelegate {

  private final RetriedMembers retried;

  CountUnfinishedMembers(RetriedMembers retried) {
    this.retried = retried;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UNFINISHED_MEMBERS.set(execution, (long) retried.underWay(RUN_ID.of(execution)).size());
  }
}
