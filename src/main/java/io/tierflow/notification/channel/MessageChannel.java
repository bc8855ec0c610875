package io.tierflow.notification.channel;

/** One way to deliver messages. */
public interface MessageChannel {

  /** The way this is. */
  Channel channel();

  /** Whether there is a server or gateway to hand messages to. */
  boolean isConfigured();

  /** Whether it is used only while no other way of the same channel is set up. */
  default boolean isSubstitute() {
    return false;
  }

  /** Where messages go, or which setting is missing: one sentence for the operator. */
  String description();

  /**
   * Opens the way for a batch.
   *
   * @return the way, which the caller closes
   * @throws DeliveryFailure if the server can't be used now
   */
  ChannelSession open() throws DeliveryFailure;
}
