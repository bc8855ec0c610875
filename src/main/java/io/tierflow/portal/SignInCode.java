package io.tierflow.portal;

import io.tierflow.common.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The code of a link that works once. It has 256 bits of chance, so a fast digest gives nothing
 * away.
 *
 * @param text the code, in letters that need no escaping in an address
 */
public record SignInCode(String text) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A new code.
   *
   * @return 43 characters of chance
   */
  public static SignInCode random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SignInCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What the database keeps of it: SHA-256 as 64 hexadecimal digits. */
  public String digest() {
    return Digests.sha256Hex(text);
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "SignInCode";
  }
}
