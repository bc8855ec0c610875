package io.tierflow.security.authentication.secondfactor;

import dev.samstevens.totp.recovery.RecoveryCodeGenerator;
import io.tierflow.common.Digests;
import java.util.Arrays;
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
    return Digests.sha256Hex(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }
}
