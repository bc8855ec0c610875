package io.tierflow.security.authentication.token;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A personal token without its secret.
 *
 * @param tokenId names it
 * @param user whose it is; it may do what the user may
 * @param name what it is for
 * @param createdAt when it was made
 * @param expiresOn the last day of the programme on which it is accepted, or null
 * @param lastUsedAt about when it was used last, to the minute, or null
 */
public record PersonalToken(
    String tokenId,
    String user,
    String name,
    Instant createdAt,
    LocalDate expiresOn,
    Instant lastUsedAt) {

  /** What every personal token begins with. */
  public static final String PREFIX = "tfp_";

  /**
   * Whether it is accepted on a day.
   *
   * @param day of the programme
   * @return whether it is
   */
  public boolean isValidOn(LocalDate day) {
    return expiresOn == null || !day.isAfter(expiresOn);
  }
}
