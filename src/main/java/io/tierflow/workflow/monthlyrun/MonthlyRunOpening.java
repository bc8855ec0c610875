package io.tierflow.workflow.monthlyrun;

import java.time.YearMonth;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes runs. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class MonthlyRunOpening {

  private final MonthlyRunRepository runs;
  private final MonthlyRunSettings settings;

  MonthlyRunOpening(MonthlyRunRepository runs, MonthlyRunSettings settings) {
    this.runs = runs;
    this.settings = settings;
  }

  /**
   * Opens the run of a month for an instance, or hands it over to the instance if the one that
   * carried it out is gone.
   *
   * @param month the month
   * @param startedBy user who asked for it, or null
   * @param processInstanceId the instance that is to carry it out
   * @param isRunning whether an instance still runs
   * @return whether the instance is to carry it out
   */
  boolean openMonthlyRun(
      YearMonth month, String startedBy, String processInstanceId, Predicate<String> isRunning) {
    MonthlyRun run = runs.openAndLock(month, startedBy, processInstanceId);
    boolean isNew = run.processInstanceId().equals(processInstanceId);
    if (run.isComplete() || !isNew && isRunning.test(run.processInstanceId())) {
      return false;
    }
    if (isNew) {
      runs.ranges().divide(run.runId(), settings.partitions());
      runs.countMembers(run.runId());
    } else {
      runs.handOver(run.runId(), processInstanceId);
    }
    return true;
  }

  int partitions(String runId) {
    return runs.ranges().count(runId);
  }

  void closeMonthlyRun(String runId) {
    runs.complete(runId);
  }
}
