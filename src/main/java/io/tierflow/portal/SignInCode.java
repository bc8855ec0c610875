package io.tierflow.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The code of a sign-in link. It has 256 bits of chance, so a fast digest gives nothing away.
 *
 * @param text the code, in letters that need no escaping in an address
 */
record SignInCode(String text) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SignInCode random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SignInCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What the database keeps of it: SHA-256 as 64 hexadecimal digits. */
  String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "SignInCode";
  }
}
