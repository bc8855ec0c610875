package io.tierflow.security.authentication.secondfactor;

import dev.samstevens.totp.recovery.RecoveryCodeGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Codes for whoever has lost the second factor, each good for once. They have 80 random bits, so
 * one fast hash keeps them.
 */
final class RecoveryCodes {

  private static final int NUMBER = 10;

  private RecoveryCodes() {}

  static List<String> random() {
    return Arrays.asList(new RecoveryCodeGenerator().generateCodes(NUMBER));
  }

  /** The hash of a code, however it was typed. */
  static String hash(String code) {
    String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
