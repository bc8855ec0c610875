package io.tierflow.security.authentication;

import org.springframework.security.core.Authentication;

/**
 * A sign-in of which the password was right and something is still missing. It is in no group, so
 * it opens no door but those to what is missing.
 */
public enum PendingSignIn {
  /** The code of the second factor is to be typed. */
  CODE,
  /** The user must have a second factor and has none yet. */
  ENROLMENT;

  private static final String PREFIX = "PENDING_";

  /**
   * The authority of who is that far.
   *
   * @return its name
   */
  public String authority() {
    return PREFIX + name();
  }

  /**
   * Whether somebody has yet to complete the sign-in.
   *
   * @param user whoever is signed in, or null
   * @return whether something is missing
   */
  public static boolean is(Authentication user) {
    return user != null
        && user.getAuthorities().stream()
            .anyMatch(authority -> authority.getAuthority().startsWith(PREFIX));
  }
}
