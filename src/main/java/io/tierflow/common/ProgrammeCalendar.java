package io.tierflow.common;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The programme's time: days are days of the programme's zone, instants have whole seconds. */
@Component
public class ProgrammeCalendar {

  /** The first day that anything of a programme can be of. */
  public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final Clock clock;
  private final ProgrammeSettings settings;

  /**
   * A programme's calendar.
   *
   * @param clock tells the time
   * @param settings name the programme's zone
   */
  public ProgrammeCalendar(Clock clock, ProgrammeSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The current instant, cut to whole seconds: what the database keeps is what was computed with.
   *
   * @return now
   */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The current day of the programme.
   *
   * @return today
   */
  public LocalDate today() {
    return dayOf(clock.instant());
  }

  /**
   * The programme's day that an instant falls on.
   *
   * @param instant any instant
   * @return its day
   */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, settings.zone());
  }

  /**
   * The first instant of a day.
   *
   * @param day a day of the programme
   * @return its start, inclusive
   */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }

  /**
   * The first instant after a day.
   *
   * @param day a day of the programme
   * @return its end, exclusive
   */
  public Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
