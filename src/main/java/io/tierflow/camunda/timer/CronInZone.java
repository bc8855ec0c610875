package io.tierflow.camunda.timer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/**
 * A cron expression that is read in a zone. When clocks change, what is due at an hour of the day
 * is due once on that day: a time that is left out is due as much later, a time that comes twice is
 * due at its first. What is due in every hour goes on by elapsed time.
 */
final class CronInZone {

  private static final int HOURS = 2;

  private final CronExpression expression;
  private final boolean everyHour;
  private final ZoneId zone;

  /**
   * Reads an expression.
   *
   * @param text six fields from seconds to day of the week, or a macro such as @monthly
   * @param zone where its times are times of the day
   * @throws IllegalArgumentException if it is none
   */
  CronInZone(String text, ZoneId zone) {
    this.expression = CronExpression.parse(text);
    this.everyHour = isEveryHour(text.strip().split("\\s+"));
    this.zone = zone;
  }

  private static boolean isEveryHour(String[] fields) {
    return fields.length > HOURS ? fields[HOURS].startsWith("*") : fields[0].equals("@hourly");
  }

  /**
   * When it is due next.
   *
   * @param after some instant
   * @return the first instant after it; empty if there is none, such as on 30 February
   */
  Optional<Instant> next(Instant after) {
    return everyHour ? nextByElapsedTime(after) : nextByTimeOfDay(after);
  }

  private Optional<Instant> nextByTimeOfDay(Instant after) {
    LocalDateTime local = expression.next(startOfSearch(after));
    while (local != null && !instantOf(local).isAfter(after)) {
      local = expression.next(local);
    }
    return Optional.ofNullable(local).map(this::instantOf);
  }

  /** Shortly after a gap, what was due within it may still be to come. */
  private LocalDateTime startOfSearch(Instant after) {
    ZoneOffsetTransition last = zone.getRules().previousTransition(after.plusNanos(1));
    boolean inTheWakeOfGap =
        last != null && last.isGap() && after.isBefore(last.getInstant().plus(last.getDuration()));
    return inTheWakeOfGap
        ? last.getDateTimeBefore().minusSeconds(1)
        : LocalDateTime.ofInstant(after, zone);
  }

  /** The first of two, and moved on by the length of the gap within one. */
  private Instant instantOf(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  /** From change to change of the offset, since between them no hour is left out or comes twice. */
  private Optional<Instant> nextByElapsedTime(Instant after) {
    ZoneOffset offset = zone.getRules().getOffset(after);
    LocalDateTime local = LocalDateTime.ofInstant(after, offset);
    ZoneOffsetTransition change = zone.getRules().nextTransition(after);
    LocalDateTime next = expression.next(local);
    while (next != null
        && change != null
        && !next.toInstant(offset).isBefore(change.getInstant())) {
      offset = change.getOffsetAfter();
      next = expression.next(change.getDateTimeAfter().minusSeconds(1));
      change = zone.getRules().nextTransition(change.getInstant());
    }
    ZoneOffset valid = offset;
    return Optional.ofNullable(next).map(due -> due.toInstant(valid));
  }
}
