package io.tierflow.notification.consent;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.MessageSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The hours in which a phone is not to ring: text messages and notifications wait until they end,
 * and so does all marketing but that on the member's own page. Hours are those of the member's
 * zone.
 */
@Component
public class QuietHours {

  private final LocalTime from;
  private final LocalTime to;
  private final ZoneId programmeZone;

  public QuietHours(MessageSettings settings, ProgrammeSettings programme) {
    String[] hours = settings.quietHours().split("-");
    boolean none = settings.quietHours().isEmpty();
    this.from = none ? LocalTime.MIDNIGHT : LocalTime.parse(hours[0]);
    this.to = none ? LocalTime.MIDNIGHT : LocalTime.parse(hours[1]);
    this.programmeZone = programme.zone();
  }

  /**
   * When the quiet hours end that a message falls into.
   *
   * @param kind its kind
   * @param channel the way it takes
   * @param zone the recipient's zone, or null for the programme's
   * @param now the current instant
   * @return the end, or empty if it may go out now
   */
  public Optional<Instant> endOf(MessageKind kind, Channel channel, ZoneId zone, Instant now) {
    ZonedDateTime there = now.atZone(zone == null ? programmeZone : zone);
    return waits(kind, channel) && isQuietAt(there.toLocalTime())
        ? Optional.of(endAfter(there).toInstant())
        : Optional.empty();
  }

  private static boolean waits(MessageKind kind, Channel channel) {
    return switch (channel) {
      case SMS, PUSH -> true;
      case EMAIL -> kind.messageClass() == MessageClass.MARKETING;
      case DASHBOARD -> false;
    };
  }

  private boolean isQuietAt(LocalTime time) {
    boolean overMidnight = to.isBefore(from);
    boolean afterBegin = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(to);
    return overMidnight ? afterBegin || beforeEnd : afterBegin && beforeEnd;
  }

  private ZonedDateTime endAfter(ZonedDateTime there) {
    ZonedDateTime today = there.toLocalDate().atTime(to).atZone(there.getZone());
    return today.isAfter(there)
        ? today
        : there.toLocalDate().plusDays(1).atTime(to).atZone(there.getZone());
  }
}
