package io.tierflow.notification.channel.push;

import java.util.Locale;

/**
 * A notification.
 *
 * @param messageId names it: one that a push service still keeps, or a device still shows, gives
 *     way to another of the same name
 * @param title one line
 * @param body what it says
 * @param language the language it is written in
 * @param page what a tap opens, from Tierflow's own address on, such as {@code portal#messages}
 * @param urgency how soon a device that saves its battery should show it
 */
public record PushNotification(
    String messageId, String title, String body, Locale language, String page, Urgency urgency) {

  /** What RFC 8030 calls so. */
  public enum Urgency {
    /** When the device is awake anyway. */
    LOW,
    /** Soon. */
    NORMAL,
    /** At once: somebody waits for it. */
    HIGH;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
