package io.tierflow.common;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, and HMAC with it. */
public final class Digests {

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private Digests() {}

  /**
   * A digest that is handed its content bit by bit.
   *
   * @return an empty SHA-256
   */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  /**
   * The digest of a text.
   *
   * @param text the text, digested in UTF-8
   * @return its SHA-256
   */
  public static byte[] sha256(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The digest of a text, written out.
   *
   * @param text the text, digested in UTF-8
   * @return its SHA-256 as 64 hexadecimal digits
   */
  public static String sha256Hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /**
   * The digest of some content, written out.
   *
   * @param content the content
   * @return its SHA-256 as 64 hexadecimal digits
   */
  public static String sha256Hex(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  /**
   * A code that only who has the key can make, handed its content bit by bit.
   *
   * @param key the key
   * @return an empty HMAC
   */
  public static Mac hmac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has " + HMAC + ".", missing);
    }
  }

  /**
   * A key for {@link #hmac}.
   *
   * @param bytes the secret
   * @return the key
   */
  public static SecretKeySpec hmacKey(byte[] bytes) {
    return new SecretKeySpec(bytes, HMAC);
  }

  /**
   * A key for {@link #hmac} that nobody else ever has.
   *
   * @return a random key
   */
  public static SecretKeySpec randomHmacKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return hmacKey(bytes);
  }
}
