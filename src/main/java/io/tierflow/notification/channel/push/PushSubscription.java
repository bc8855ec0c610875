package io.tierflow.notification.channel.push;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.google.crypto.tink.subtle.EllipticCurves;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierflow.web.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * What a browser says of its subscription, as {@code PushSubscription.toJSON()} of the Push API
 * writes it.
 *
 * @param endpoint the device's address at its push service, a secret
 * @param keys what notifications are encrypted with
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PushSubscription(
    @Schema(example = "https://updates.push.services.mozilla.com/wpush/v2/…") String endpoint,
    Keys keys) {

  private static final int MAX_ENDPOINT_LENGTH = 1_500;
  private static final int AUTH_BYTES = 16;

  /**
   * What notifications are encrypted with.
   *
   * @param p256dh the browser's public key: an uncompressed point of P-256, base64url
   * @param auth 16 secret bytes, base64url
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Keys(String p256dh, String auth) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Keys";
    }
  }

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "PushSubscription";
  }

  /**
   * The device, if everything is as it must be.
   *
   * @throws InvalidInputException if something is missing or no key
   */
  public PushTarget target() {
    if (endpoint == null || keys == null || keys.p256dh() == null || keys.auth() == null) {
      throw new InvalidInputException(
          "endpoint", "A subscription must have endpoint, keys.p256dh and keys.auth.");
    }
    return new PushTarget(address(), point(), secret());
  }

  private URI address() {
    try {
      if (endpoint.length() <= MAX_ENDPOINT_LENGTH) {
        return new URI(endpoint);
      }
    } catch (URISyntaxException malformed) {
      // It is refused as one that is too long is.
    }
    throw new InvalidInputException(
        "endpoint",
        "The endpoint must be a URL of at most %d characters.".formatted(MAX_ENDPOINT_LENGTH));
  }

  private byte[] point() {
    try {
      byte[] point = decoded(keys.p256dh());
      EllipticCurves.pointDecode(
          EllipticCurves.CurveType.NIST_P256, EllipticCurves.PointFormatType.UNCOMPRESSED, point);
      return point;
    } catch (GeneralSecurityException | IllegalArgumentException noPoint) {
      throw new InvalidInputException(
          "keys.p256dh", "The key p256dh must be an uncompressed point of P-256 in base64url.");
    }
  }

  private byte[] secret() {
    try {
      byte[] secret = decoded(keys.auth());
      if (secret.length == AUTH_BYTES) {
        return secret;
      }
    } catch (IllegalArgumentException noBase64) {
      // It is refused as one of another length is.
    }
    throw new InvalidInputException(
        "keys.auth", "The secret auth must be %d bytes in base64url.".formatted(AUTH_BYTES));
  }

  /** Some browsers have padded it, or written plain Base64. */
  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
  }
}
