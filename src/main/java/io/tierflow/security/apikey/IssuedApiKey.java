package io.tierflow.security.apikey;

/**
 * A new key with its token. The token is not stored.
 *
 * @param key the key
 * @param token what its owner sends, shown this once
 */
record IssuedApiKey(ApiKey key, String token) {

  /** Without the token, which must not reach a log. */
  @Override
  public String toString() {
    return "IssuedApiKey[" + key.keyId() + "]";
  }
}
