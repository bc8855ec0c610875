package io.tierflow.security.apikey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * An API key without its secret.
 *
 * @param keyId names it for good
 * @param name whose it is, or what for
 * @param scopes what it may call
 * @param createdAt when it was created
 * @param createdBy the admin who created it
 * @param expiresOn the last day of the programme on which it is accepted, or null
 * @param revokedAt since when it is refused, or null
 * @param revokedBy the admin who revoked it, or null
 * @param lastUsedAt about when it was used last, to the minute, or null
 */
record ApiKey(
    String keyId,
    String name,
    Set<ApiKeyScope> scopes,
    Instant createdAt,
    String createdBy,
    LocalDate expiresOn,
    Instant revokedAt,
    String revokedBy,
    Instant lastUsedAt) {

  /** What every key's token begins with. */
  static final String TOKEN_PREFIX = "tfk_";

  static final String ACTOR_PREFIX = "key:";

  /**
   * Whether it is accepted on a day.
   *
   * @param day of the programme
   * @return whether it is
   */
  public boolean isValidOn(LocalDate day) {
    return revokedAt == null && (expiresOn == null || !day.isAfter(expiresOn));
  }

  /** By which name the audit and the services know who calls. */
  static String actor(String keyId) {
    return ACTOR_PREFIX + keyId;
  }
}
