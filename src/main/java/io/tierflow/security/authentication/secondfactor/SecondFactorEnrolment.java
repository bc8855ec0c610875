package io.tierflow.security.authentication.secondfactor;

import io.tierflow.web.QrCode;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A second factor that its user has yet to confirm by a code.
 *
 * @param user id of the user
 * @param secret in base 32, as people may type it
 */
public record SecondFactorEnrolment(String user, String secret) implements Serializable {

  /**
   * What an authenticator reads.
   *
   * @return the QR code of the address {@code otpauth://totp/…}
   */
  public QrCode qrCode() {
    return QrCode.of(
        "otpauth://totp/Tierflow:%s?secret=%s&issuer=Tierflow"
            .formatted(
                URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20"), secret));
  }

  /**
   * The secret for whoever types it.
   *
   * @return groups of four characters
   */
  public String typedKey() {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** Without the secret, which must not reach a log. */
  @Override
  public String toString() {
    return "Enrolment[" + user + "]";
  }
}
