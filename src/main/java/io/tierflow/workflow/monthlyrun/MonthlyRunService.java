package io.tierflow.workflow.monthlyrun;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.Suspension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts monthly runs, and shows where they stand. */
@Service
public class MonthlyRunService {

  private final MonthlyRunRepository runs;
  private final RetriedMembers stragglers;
  private final RunMonths months;
  private final RuntimeService runtime;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  MonthlyRunService(
      MonthlyRunRepository runs,
      RetriedMembers stragglers,
      RunMonths months,
      RuntimeService runtime,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.runs = runs;
    this.stragglers = stragglers;
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
    return runs.find(runId)
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
    List<MonthlyRunProgress> shown = runs.newestFirst(page).stream().map(this::progress).toList();
    return new PageImpl<>(shown, page, runs.count());
  }

  private MonthlyRunProgress progress(MonthlyRun run) {
    String id = run.runId();
    long taken = runs.ranges().taken(id);
    long skipped = runs.ranges().counted(id);
    Set<String> failed = stragglers.failed(id);
    long waiting = runs.notEnded(id) - runs.recorded(failed);
    long done = taken - waiting - stragglers.underWay(id).size() - failed.size();
    BigDecimal rate = membersPerSecond(run, taken + skipped);
    return new MonthlyRunProgress(
        id,
        run.month(),
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
  private BigDecimal membersPerSecond(MonthlyRun run, long members) {
    Instant until = run.isComplete() ? run.completedAt() : calendar.now();
    long seconds = Math.max(1, Duration.between(run.startedAt(), until).toSeconds());
    return BigDecimal.valueOf(members).divide(BigDecimal.valueOf(seconds), 1, RoundingMode.HALF_UP);
  }

  private Instant estimatedEnd(MonthlyRun run, BigDecimal rate, long remaining) {
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
