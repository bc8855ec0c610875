package io.tierflow.notification.channel.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.common.Digests;
import java.net.URI;

/**
 * What reaches a device. Whoever has it can send to the device, so it is kept encrypted.
 *
 * @param endpoint its address at its push service
 * @param p256dh its public key, an uncompressed point of P-256
 * @param auth its 16 secret bytes
 */
public record PushTarget(URI endpoint, byte[] p256dh, byte[] auth) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static PushTarget read(String json) {
    try {
      return JSON.readValue(json, PushTarget.class);
    } catch (JsonProcessingException unreadable) {
      // Its message would show the text.
      throw new IllegalStateException("What reaches a device can't be read.");
    }
  }

  public String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("What reaches a device can't be written.");
    }
  }

  /** By what the device is known: SHA-256 of its address as 64 hexadecimal digits. */
  public String deviceId() {
    return Digests.sha256Hex(endpoint.toString());
  }

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "PushTarget";
  }
}
