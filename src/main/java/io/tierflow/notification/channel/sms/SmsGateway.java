package io.tierflow.notification.channel.sms;

import io.tierflow.notification.channel.DeliveryFailure;

/** A provider that sends text messages to phones. */
interface SmsGateway {

  /** Whether everything is set that the provider needs. */
  boolean isConfigured();

  /** Where messages go, or which setting is missing: one sentence for the operator. */
  String description();

  /**
   * Asked before a batch of messages.
   *
   * @throws DeliveryFailure if the provider can't be used now
   */
  void requireOpen() throws DeliveryFailure;

  /**
   * Hands a text message over. Returning means that the provider has taken it.
   *
   * @param to phone number in E.164 form
   * @param text what it says
   * @param idempotencyKey the same at every attempt, so that a provider that keeps such keys sends
   *     it once
   * @throws DeliveryFailure if it was not taken
   */
  void send(String to, SmsText text, String idempotencyKey) throws DeliveryFailure;
}
