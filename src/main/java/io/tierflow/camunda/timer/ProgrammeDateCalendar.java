package io.tierflow.camunda.timer;

import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;

/**
 * When dates are due. The engine takes a date or time without offset for one of the Java virtual
 * machine's zone; here it is one of the programme's.
 *
 * <p>Written against Camunda 7.24. An engine that lets one set the zone would replace it. {@code
 * ProgrammeTimersOnH2Test} fails when timers no longer come here.
 */
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
