package io.tierflow.security.authentication.secondfactor;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * A sign-in of which the password was right and something is still missing. It is in no group, so
 * it opens only the page on which the missing part is entered.
 */
public enum PendingSignIn {
  /** The code of the second factor is to be typed. */
  CODE("/login/code"),
  /** The user must have a second factor and has none yet. */
  ENROLMENT("/account/second-factor");

  private static final String PREFIX = "PENDING_";

  private final String page;

  PendingSignIn(String page) {
    this.page = page;
  }

  /**
   * Where it goes on.
   *
   * @return path of a page
   */
  public String page() {
    return page;
  }

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
    return of(user).isPresent();
  }

  /**
   * What somebody has yet to do.
   *
   * @param user whoever is signed in, or null
   * @return the next step, or nothing if the sign-in is complete, or not begun
   */
  public static Optional<PendingSignIn> of(Authentication user) {
    return user == null
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(
                step ->
                    user.getAuthorities().stream()
                        .anyMatch(granted -> step.authority().equals(granted.getAuthority())))
            .findFirst();
  }
}
