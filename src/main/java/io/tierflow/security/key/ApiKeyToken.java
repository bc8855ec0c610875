package io.tierflow.security.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends: the key's id and a secret of 256 random bits. So much randomness can't be
 * guessed, so one fast hash keeps it.
 */
final class ApiKeyToken {

  /** What every token begins with, so that scanners of code find one that was left there. */
  static final String PREFIX = "tfk_";

  private static final Pattern FORMAT =
      Pattern.compile(PREFIX + "([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String keyId;
  private final String secret;

  private ApiKeyToken(String keyId, String secret) {
    this.keyId = keyId;
    this.secret = secret;
  }

  static ApiKeyToken random() {
    return new ApiKeyToken(
        HexFormat.of().formatHex(bytes(ID_BYTES)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES)));
  }

  static Optional<ApiKeyToken> parse(String text) {
    Matcher format = FORMAT.matcher(text);
    return format.matches()
        ? Optional.of(new ApiKeyToken(format.group(1), format.group(2)))
        : Optional.empty();
  }

  String keyId() {
    return keyId;
  }

  /** The token in full, for its owner alone. */
  String reveal() {
    return PREFIX + keyId + "_" + secret;
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[number];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
