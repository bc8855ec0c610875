package io.tierflow.security.secret;

import io.tierflow.common.Digests;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends: a prefix that tells what it is, an id and a secret of 256 random bits. So
 * much randomness can't be guessed, so one fast hash keeps it.
 */
public final class SecretToken {

  private static final Pattern FORMAT = Pattern.compile("([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String prefix;
  private final String id;
  private final String secret;

  private SecretToken(String prefix, String id, String secret) {
    this.prefix = prefix;
    this.id = id;
    this.secret = secret;
  }

  /**
   * A new token.
   *
   * @param prefix what it begins with, so that scanners of code find one that was left there
   * @return the token
   */
  public static SecretToken random(String prefix) {
    return new SecretToken(
        prefix,
        HexFormat.of().formatHex(bytes(ID_BYTES)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES)));
  }

  /**
   * Reads a token.
   *
   * @param prefix what it has to begin with
   * @param text what a client sent
   * @return the token, or nothing if the text is none
   */
  public static Optional<SecretToken> parse(String prefix, String text) {
    if (!text.startsWith(prefix)) {
      return Optional.empty();
    }
    Matcher format = FORMAT.matcher(text.substring(prefix.length()));
    return format.matches()
        ? Optional.of(new SecretToken(prefix, format.group(1), format.group(2)))
        : Optional.empty();
  }

  /**
   * What it is known by.
   *
   * @return 16 hexadecimal digits
   */
  public String id() {
    return id;
  }

  /**
   * The token in full, for its owner alone.
   *
   * @return what to send
   */
  public String reveal() {
    return prefix + id + "_" + secret;
  }

  /**
   * What is kept of the secret.
   *
   * @return its SHA-256
   */
  public byte[] hash() {
    return Digests.sha256(secret);
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[number];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
