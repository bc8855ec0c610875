package io.tierflow.portal;

import io.tierflow.common.ValueFormat;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.consent.Preferences;
import io.tierflow.web.InvalidInputException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/**
 * The form of a member's preferences, as a browser sends it.
 *
 * @param version which state of the member the form was filled in on
 * @param consent channels ticked for messages about the member's own; null if none is
 * @param marketing channels ticked for offers and news; null if none is
 * @param zone zone of the member's nights; blank for the programme's
 * @param language language of messages, or null if there is but one
 */
record ChosenPreferences(
    long version, Set<Channel> consent, Set<Channel> marketing, String zone, String language) {

  Preferences preferences() {
    return new Preferences(
        version,
        Objects.requireNonNullElse(consent, Set.of()),
        Objects.requireNonNullElse(marketing, Set.of()),
        zone == null || zone.isBlank() ? null : zone(zone),
        language);
  }

  private static ZoneId zone(String id) {
    try {
      return ValueFormat.ZONE.read(id);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInputException(
          "zone", "The field zone must be a time zone such as Europe/Berlin.");
    }
  }
}
