package io.tierflow.security.apikey;

import io.tierflow.security.secret.StoredToken;
import java.time.LocalDate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** A key as the database keeps it, with what its owner is let in as. */
final class StoredApiKey implements StoredToken {

  private final ApiKey key;
  private final byte[] secretHash;
  private final Authentication owner;

  StoredApiKey(ApiKey key, byte[] secretHash) {
    this.key = key;
    this.secretHash = secretHash;
    this.owner =
        UsernamePasswordAuthenticationToken.authenticated(
            ApiKey.actor(key.keyId()),
            null,
            AuthorityUtils.createAuthorityList(
                key.scopes().stream().map(ApiKeyScope::authority).toList()));
  }

  ApiKey key() {
    return key;
  }

  Authentication owner() {
    return owner;
  }

  @Override
  public byte[] secretHash() {
    return secretHash;
  }

  @Override
  public boolean isValidOn(LocalDate day) {
    return key.isValidOn(day);
  }
}
