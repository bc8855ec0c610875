package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContent;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A message to put into the outbox. It never contains a member's name or address: these are read
 * when the message is rendered.
 *
 * @param idempotencyKey names the occasion, at most 160 characters; a message whose key is there
 *     already is not put again
 * @param memberNumber the member it goes to, or null if it goes to staff
 * @param recipient address of staff, or null if it goes to a member
 * @param processInstanceId the instance that sends it, or null
 * @param channel the way it takes
 * @param asOf the day that the occasion belongs to
 * @param content what it is about
 */
public record NewMessage(
    String idempotencyKey,
    String memberNumber,
    String recipient,
    String processInstanceId,
    Channel channel,
    LocalDate asOf,
    NotificationContent content) {

  public NewMessage {
    Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(content, "content");
  }

  /**
   * A message that takes the usual way of its kind.
   *
   * @param idempotencyKey names the occasion
   * @param memberNumber the member it goes to, or null
   * @param recipient address of staff, or null
   * @param processInstanceId the instance that sends it, or null
   * @param asOf the day that the occasion belongs to
   * @param content what it is about
   */
  public NewMessage(
      String idempotencyKey,
      String memberNumber,
      String recipient,
      String processInstanceId,
      LocalDate asOf,
      NotificationContent content) {
    this(
        idempotencyKey,
        memberNumber,
        recipient,
        processInstanceId,
        content.kind().channel(),
        asOf,
        content);
  }

  /** The kind of its content. */
  public MessageKind kind() {
    return content.kind();
  }
}
