package io.tierflow.notification.channel.push;

/** A feature above that wants to know that two members use the same device. */
public interface DeviceListener {

  /**
   * Called within the transaction that gives a device to another member.
   *
   * @param before who had it
   * @param now who has it
   */
  void handedOver(String before, String now);
}
