package io.tierflow.notification.channel;

import io.tierflow.notification.outbox.Delivery;

/** A channel's way to its server, open for a batch of messages. */
public interface ChannelSession extends AutoCloseable {

  /**
   * Hands one message over. Returning means that the server has taken it.
   *
   * @param delivery the message
   * @throws DeliveryFailure if it was not taken; what it says of the server decides whether the
   *     next one has a chance
   */
  void deliver(Delivery delivery) throws DeliveryFailure;

  /** Leaves the server; a server that can't be reached for it is no failure. */
  @Override
  default void close() {}
}
