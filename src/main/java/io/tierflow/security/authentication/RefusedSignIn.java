package io.tierflow.security.authentication;

import io.tierflow.common.CountText;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.BadCredentialsException;

/**
 * A refused sign-in, after which the same user name has to wait, whether it is anybody's or not.
 */
public final class RefusedSignIn extends BadCredentialsException {

  private static final long serialVersionUID = 1L;
  private static final long ALMOST_A_SECOND = 999;

  private final Instant waitsUntil;

  /**
   * A refusal.
   *
   * @param waitsUntil when the name may be tried again
   */
  RefusedSignIn(Instant waitsUntil) {
    super("Wrong user name or password.");
    this.waitsUntil = waitsUntil;
  }

  /** Whole seconds that are left to wait, 0 if none are. */
  public long secondsToWait(Instant now) {
    return Math.max(0, Duration.between(now, waitsUntil).plusMillis(ALMOST_A_SECOND).toSeconds());
  }

  /** What whoever was refused has to do before the next try. */
  public String advice(Instant now) {
    long seconds = secondsToWait(now);
    if (seconds == 0) {
      return "You can try again now.";
    }
    return "Wait %s before you try again. Until then, even the right one is refused."
        .formatted(CountText.of(seconds, "second"));
  }
}
