package io.tierflow.sample.mailbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.RenderedMessage;
import java.time.Instant;

/**
 * A message in the mailbox.
 *
 * @param messageId the message's id in the outbox
 * @param channel the way it would have taken
 * @param memberNumber whom it is for
 * @param address e-mail address or phone number
 * @param keptAt when it arrived
 * @param content what it says
 */
record KeptMessage(
    String messageId,
    Channel channel,
    String memberNumber,
    String address,
    Instant keptAt,
    RenderedMessage content) {

  private static final int MAX_BEGINNING = 90;

  /** The subject, or the beginning of a text without one. */
  public String title() {
    if (content.subject() != null) {
      return content.subject();
    }
    String line = content.text().replaceAll("\\s+", " ");
    return line.length() <= MAX_BEGINNING ? line : line.substring(0, MAX_BEGINNING) + "…";
  }

  /** Without the text, in which a sign-in link may stand. */
  @Override
  public String toString() {
    return "KeptMessage[" + messageId + "]";
  }
}
