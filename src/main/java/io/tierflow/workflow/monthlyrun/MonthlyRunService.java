package io.tierflow.workflow.monthlyrun;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.batch.Batch;
import io.tierflow.batch.BatchService;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.Suspension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts monthly runs, and shows where they stand. */
@Service
public class MonthlyRunService {

  private final BatchService batches;
  private final MonthlyRunRepository upgrades;
  private final RetriedMembers retried;
  private final RunMonths months;
  private final RuntimeService runtime;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  MonthlyRunService(
      BatchService batches,
      MonthlyRunRepository upgrades,
      RetriedMembers retried,
      RunMonths months,
      RuntimeService runtime,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.batches = batches;
    this.upgrades = upgrades;
    this.retried = retried;
    this.months = months;
    this.runtime = runtime;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Starts the run of a month. One that was interrupted goes on where it was; one that is complete
   * or under way stays as it is.
   *
   * @param month a month that is over, or ends today
   * @param startedBy user who asks for it, or null
   * @return name of the run
   * @throws InvalidInputException if the month is not over
   * @throws io.tierflow.web.ConflictException if runs are suspended
   */
  @Transactional
  public String start(YearMonth month, String startedBy) {
    months.requireOver(month);
    Suspension.refuse(
        "Monthly runs are",
        () ->
            runtime
                .createProcessInstanceByKey(MonthlyRunFlow.PROCESS)
                .businessKey(month.toString())
                .setVariable(MonthlyRunFlow.MONTH.name(), month.toString())
                .setVariable(MonthlyRunFlow.STARTED_BY.name(), startedBy)
                .execute());
    trail.record(AuditAction.PROCESS_STARTED, month.toString(), "Monthly run.");
    return month.toString();
  }

  /**
   * Where a run stands.
   *
   * @param runId the run
   * @return its members and how fast they are taken
   * @throws NotFoundException if there is no such run
   */
  @Transactional(readOnly = true)
  public MonthlyRunProgress progress(String runId) {
    return batches
        .find(MonthlyRunBatch.KIND, runId)
        .map(this::progress)
        .orElseThrow(() -> new NotFoundException("There is no monthly run %s.".formatted(runId)));
  }

  /**
   * All runs.
   *
   * @param page which page
   * @return runs, newest month first
   */
  @Transactional(readOnly = true)
  public Page<MonthlyRunProgress> runs(Pageable page) {
    return batches.all(MonthlyRunBatch.KIND, page).map(this::progress);
  }

  private MonthlyRunProgress progress(Batch run) {
    String id = run.name();
    long taken = run.membersTaken();
    long skipped = run.membersSkipped();
    Set<String> failed = retried.failed(id);
    long waiting = upgrades.notEnded(id) - upgrades.recorded(failed);
    long done = taken - waiting - retried.underWay(id).size() - failed.size();
    BigDecimal rate = membersPerSecond(run, taken + skipped);
    return new MonthlyRunProgress(
        id,
        YearMonth.from(run.asOf()),
        run.asOf(),
        run.state(),
        Math.max(run.membersTotal(), taken + skipped),
        done,
        skipped,
        waiting,
        failed.size(),
        run.startedAt(),
        run.startedBy(),
        run.completedAt(),
        rate,
        estimatedEnd(run, rate, run.membersTotal() - taken - skipped),
        run.processInstanceId());
  }

  /** Instants have whole seconds, so a run that has just begun counts as one second old. */
  private BigDecimal membersPerSecond(Batch run, long members) {
    Instant until = run.isComplete() ? run.completedAt() : calendar.now();
    long seconds = Math.max(1, Duration.between(run.startedAt(), until).toSeconds());
    return BigDecimal.valueOf(members).divide(BigDecimal.valueOf(seconds), 1, RoundingMode.HALF_UP);
  }

  private Instant estimatedEnd(Batch run, BigDecimal rate, long remaining) {
    if (run.isComplete() || rate.signum() == 0) {
      return null;
    }
    return calendar
        .now()
        .plusSeconds(
            BigDecimal.valueOf(Math.max(0, remaining))
                .divide(rate, 0, RoundingMode.CEILING)
                .longValue());
  }
}
