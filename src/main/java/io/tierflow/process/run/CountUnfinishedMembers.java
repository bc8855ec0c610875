package io.tierflow.process.run;

import static io.tierflow.process.TierUpgradeFlow.RUN_ID;
import static io.tierflow.process.run.MonthlyRunFlow.UNFINISHED_MEMBERS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the members whose automatic part is outstanding. */
@Component
class CountUnfinishedMembers implements JavaDelegate {

  private final Stragglers stragglers;

  CountUnfinishedMembers(Stragglers stragglers) {
    this.stragglers = stragglers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UNFINISHED_MEMBERS.set(execution, (long) stragglers.underWay(RUN_ID.of(execution)).size());
  }
}
