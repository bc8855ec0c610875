package io.tierflow.security.authentication.token;

/**
 * A new token with what its owner sends, which is kept nowhere.
 *
 * @param token the token
 * @param secret what to send, shown this once
 */
public record IssuedPersonalToken(PersonalToken token, String secret) {

  /** Without the secret, which must not reach a log. */
  @Override
  public String toString() {
    return "IssuedPersonalToken[" + token.tokenId() + "]";
  }
}
