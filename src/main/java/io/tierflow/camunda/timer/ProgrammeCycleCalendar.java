package io.tierflow.camunda.timer;

import io.tierflow.camunda.EngineInternal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** When cycles are due; cron expressions are read in the programme's zone. */
@EngineInternal(
    why =
        "The engine reads cron expressions in the zone of the Java virtual machine, and "
            + "casts the calendar of cycles to its own class.",
    replacement =
        "An engine whose timers have a zone, or a virtual machine that runs in the "
            + "programme's zone.")
class ProgrammeCycleCalendar extends CycleBusinessCalendar {

  private static final String REPETITION = "R";

  private final ZoneId zone;

  ProgrammeCycleCalendar(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public Date resolveDuedate(String cycle, Date start, long repeatOffset) {
    return cycle.startsWith(REPETITION)
        ? super.resolveDuedate(LocalTimes.withOffset(cycle, zone), start, repeatOffset)
        : Date.from(next(cycle, (start == null ? ClockUtil.getCurrentTime() : start).toInstant()));
  }

  private Instant next(String cron, Instant after) {
    return parse(cron)
        .next(after)
        .orElseThrow(
            () -> new ProcessEngineException("The cycle '%s' is never due.".formatted(cron)));
  }

  private CronInZone parse(String cron) {
    try {
      return new CronInZone(cron, zone);
    } catch (IllegalArgumentException malformed) {
      throw new ProcessEngineException(
          "The cycle '%s' can't be read; accepted: a cron expression of six fields, such as '0 0 3 1 * ?', or a repetition, such as 'R3/P2D'. %s"
              .formatted(cron, malformed.getMessage()),
          malformed);
    }
  }
}
