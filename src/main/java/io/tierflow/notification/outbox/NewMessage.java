package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A message to put into the outbox. It names what to tell, never whom by name or address: these are
 * read from the member when the message is rendered.
 *
 * @param idempotencyKey names the occasion, at most 160 characters; a message whose key is there
 *     already is not put again
 * @param memberNumber the member it goes to, or null if it goes to staff
 * @param recipient address of staff, or null if it goes to a member
 * @param processInstanceId the instance that tells it, or null
 * @param kind the occasion
 * @param channel the way it takes
 * @param asOf the day that the occasion belongs to
 * @param parameters keys, numbers and codes that {@link MessageKind} names; no personal data
 */
public record NewMessage(
    String idempotencyKey,
    String memberNumber,
    String recipient,
    String processInstanceId,
    MessageKind kind,
    Channel channel,
    LocalDate asOf,
    Map<String, String> parameters) {

  /** Copies the parameters. */
  public NewMessage {
    Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(asOf, "asOf");
    parameters = Map.copyOf(parameters);
  }

  /**
   * A message that takes the usual way of its kind.
   *
   * @param idempotencyKey names the occasion
   * @param memberNumber the member it goes to, or null
   * @param recipient address of staff, or null
   * @param processInstanceId the instance that tells it, or null
   * @param kind the occasion
   * @param asOf the day that the occasion belongs to
   * @param parameters what {@link MessageKind} names
   */
  public NewMessage(
      String idempotencyKey,
      String memberNumber,
      String recipient,
      String processInstanceId,
      MessageKind kind,
      LocalDate asOf,
      Map<String, String> parameters) {
    this(
        idempotencyKey,
        memberNumber,
        recipient,
        processInstanceId,
        kind,
        kind.channel(),
        asOf,
        parameters);
  }
}
