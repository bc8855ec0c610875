package io.tierflow.security.authentication.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {

  /** That of RFC 6238, appendix B, in base 32. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final TotpCodes codes = new TotpCodes();

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037"
  })
  void theCodesAreThoseOfTheStandard(long second, String code) {
    assertThat(codes.stepOf(SECRET, code, 0, Instant.ofEpochSecond(second))).hasValue(second / 30);
  }

  @Test
  void aCodeIsAcceptedAStepEarlyOrLateAndNoMore() {
    Instant step = Instant.ofEpochSecond(1_234_567_890);

    for (int steps : new int[] {-1, 0, 1}) {
      assertThat(codes.stepOf(SECRET, "005924", 0, step.plusSeconds(30L * steps))).isPresent();
    }
    for (int steps : new int[] {-2, 2}) {
      assertThat(codes.stepOf(SECRET, "005924", 0, step.plusSeconds(30L * steps))).isEmpty();
    }
  }

  @Test
  void noCodeIsAcceptedOnceItsStepOrALaterOneWasUsed() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = 1_234_567_890 / 30;

    assertThat(codes.stepOf(SECRET, "005924", step - 1, now)).hasValue(step);
    assertThat(codes.stepOf(SECRET, "005924", step, now)).isEmpty();
    assertThat(codes.stepOf(SECRET, "005924", step + 1, now)).isEmpty();
    assertThat(codes.stepOf(SECRET, "", 0, now)).isEmpty();
  }
}
