package io.tierflow.camunda.timer;

import io.tierflow.camunda.EngineInternal;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;

/** When dates are due; those without offset are in the programme's zone. */
@EngineInternal(
    why = "The engine takes a date without offset for one of the Java virtual machine's zone.",
    replacement =
        "An engine whose timers have a zone, or a virtual machine that runs in the "
            + "programme's zone.")
class ProgrammeDateCalendar extends DueDateBusinessCalendar {

  private final ZoneId zone;

  ProgrammeDateCalendar(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public Date resolveDuedate(String date, Date start) {
    return super.resolveDuedate(LocalTimes.withOffset(date, zone), start);
  }
}
