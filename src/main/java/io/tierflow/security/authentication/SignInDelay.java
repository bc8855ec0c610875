package io.tierflow.security.authentication;

import java.time.Duration;

/** How long whoever has failed waits before the next try. It grows, up to a cap, and ends. */
public final class SignInDelay {

  /** The cap. */
  public static final Duration MAX_DELAY = Duration.ofMinutes(1);

  /** So many failures at all addresses together slow down nobody: people mistype. */
  static final int FREE_ANYWHERE = 10;

  /** Failures are forgotten after so long without another. */
  static final Duration REMEMBERED_FOR = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final int MAX_DOUBLINGS = 5;

  private SignInDelay() {}

  /**
   * The wait at the address that failed.
   *
   * @param failures how often it did, one after the other; at least 1
   * @return 3 seconds, then 6, 12 and so on up to {@link #MAX_DELAY}
   */
  public static Duration atAddress(int failures) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
  }

  /**
   * The wait at addresses from which the user has never signed in.
   *
   * @param failures how often somebody failed for that user, from wherever
   * @return nothing up to ten, then as {@link #atAddress(int)}
   */
  public static Duration anywhere(int failures) {
    return failures <= FREE_ANYWHERE ? Duration.ZERO : atAddress(failures - FREE_ANYWHERE);
  }
}
