package io.tierflow.message;

/**
 * A message on its way out.
 *
 * @param messageId id of the message, the same at every attempt
 * @param idempotencyKey tells a provider that it has this message already
 * @param address e-mail address or phone number
 * @param content what it says
 */
record Delivery(String messageId, String idempotencyKey, String address, RenderedMessage content) {}
