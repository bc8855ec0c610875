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
   * Opens the way for a batch.
   *
   * @return the way, which the caller closes
   * @throws DeliveryFailure if the server can't be used now
   */
  Carrier open() throws DeliveryFailure;
}
