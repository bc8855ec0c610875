package io.tierflow.workflow.campaignday;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.workflow.tierupgrade.Suspension;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the communication of a day. */
@Service
class CampaignDayStarter {

  private final RuntimeService runtime;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  CampaignDayStarter(RuntimeService runtime, ProgrammeCalendar calendar, AuditTrail trail) {
    this.runtime = runtime;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Starts a day's communication. One that was interrupted goes on where it was; one that is
   * complete or under way stays as it is.
   *
   * @param day the day, or null for today
   * @param startedBy user who asks for it
   * @return the day
   * @throws InvalidInputException if the day has not begun
   * @throws io.tierflow.web.ConflictException if the communication is suspended
   */
  @Transactional
  LocalDate start(LocalDate day, String startedBy) {
    LocalDate begun = requireBegun(day);
    Suspension.refuse(
        "The daily communication is",
        () ->
            runtime
                .createProcessInstanceByKey(CampaignDayFlow.PROCESS)
                .businessKey(begun.toString())
                .setVariable(CampaignDayFlow.DAY.name(), begun.toString())
                .setVariable(CampaignDayFlow.STARTED_BY.name(), startedBy)
                .execute());
    trail.record(AuditAction.PROCESS_STARTED, begun.toString(), "Daily communication.");
    return begun;
  }

  /**
   * Refuses a day that has not begun.
   *
   * @param day a day, or null for today
   * @return the day
   * @throws InvalidInputException if it lies in the future
   */
  LocalDate requireBegun(LocalDate day) {
    LocalDate today = calendar.today();
    if (day != null && day.isAfter(today)) {
      throw new InvalidInputException(
          "day", "The day %s has not begun yet; accepted: a day up to %s.".formatted(day, today));
    }
    if (day != null && day.isBefore(ProgrammeCalendar.EARLIEST)) {
      throw new InvalidInputException(
          "day",
          "The day %s is too old; accepted: a day from %s on."
              .formatted(day, ProgrammeCalendar.EARLIEST));
    }
    return day == null ? today : day;
  }

  /**
   * Reads a day that people have typed.
   *
   * @param text such as 2026-10-31; nothing, or blanks alone, give null
   * @return the day, or null
   * @throws InvalidInputException if it is not written like that
   */
  LocalDate parse(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return ValueFormat.DAY.read(text.strip());
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          "day", "A day must be written as year, month and day, such as 2026-10-31.");
    }
  }
}
