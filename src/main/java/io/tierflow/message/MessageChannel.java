package io.tierflow.message;

/** One way to deliver messages. */
interface MessageChannel {

  /** The way this is. */
  Channel channel();

  /** Whether there is a server or gateway to hand messages to. */
  boolean isConfigured();

  /** Where messages go, or which setting is missing: one sentence for the operator. */
  String description();

  /**
   * Hands one message over. Returning means that the server has taken it.
   *
   * @param delivery the message
   * @throws DeliveryFailure if it was not taken
   */
  void deliver(Delivery delivery) throws DeliveryFailure;
}
