package io.tierflow.camunda.timer;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.common.ProgrammeSettings;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the timers of all models, whoever deployed them, follow {@code tierflow.zone}. */
@Component
@EngineInternal(
    why = "Calendars are set on the internal configuration alone.",
    replacement = "Goes with the two calendars that it registers.")
class ProgrammeTimers extends AbstractProcessEnginePlugin {

  private final ProgrammeSettings settings;

  ProgrammeTimers(ProgrammeSettings settings) {
    this.settings = settings;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
    calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
    calendars.addBusinessCalendar(
        DueDateBusinessCalendar.NAME, new ProgrammeDateCalendar(settings.zone()));
    calendars.addBusinessCalendar(
        CycleBusinessCalendar.NAME, new ProgrammeCycleCalendar(settings.zone()));
    engine.setBusinessCalendarManager(calendars);
  }
}
