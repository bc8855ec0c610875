package io.tierflow.security.authentication.secondfactor;

import dev.samstevens.totp.code.CodeGenerator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Time-based codes (RFC 6238): six digits, another one every 30 seconds. */
final class TotpCodes {

  private static final int STEP_SECONDS = 30;

  /** Clocks differ, and people type slowly: one step earlier or later is accepted, too. */
  private static final int TOLERATED_STEPS = 1;

  private final CodeGenerator codes = new DefaultCodeGenerator();

  /**
   * The step whose code was typed.
   *
   * @param secret of the second factor
   * @param code what was typed
   * @param after the step that was used last: no code is accepted twice
   * @param now the time
   * @return the step, or nothing if the code is wrong
   */
  OptionalLong stepOf(String secret, String code, long after, Instant now) {
    long today = now.getEpochSecond() / STEP_SECONDS;
    return LongStream.rangeClosed(today - TOLERATED_STEPS, today + TOLERATED_STEPS)
        .filter(step -> step > after && equal(code(secret, step), code))
        .findFirst();
  }

  private String code(String secret, long step) {
    try {
      return codes.generate(secret, step);
    } catch (CodeGenerationException unusable) {
      throw new IllegalStateException("The secret of a second factor can't be used.", unusable);
    }
  }

  private static boolean equal(String expected, String typed) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }
}
