package io.tierflow.security.authentication.token;

import io.tierflow.security.apikey.SecretToken;
import java.security.MessageDigest;
import java.time.LocalDate;

/** A token as the database keeps it. */
record StoredPersonalToken(PersonalToken token, byte[] secretHash) {

  /** Takes equally long wherever the hashes differ. */
  boolean opensWith(SecretToken sent, LocalDate today) {
    return MessageDigest.isEqual(secretHash, sent.hash()) && token.isValidOn(today);
  }

  @Override
  public String toString() {
    return "KeptPersonalToken[" + token.tokenId() + "]";
  }
}
