package io.tierflow.security.authentication.token;

import io.tierflow.security.secret.StoredToken;
import java.time.LocalDate;

/** A token as the database keeps it. */
record StoredPersonalToken(PersonalToken token, byte[] secretHash) implements StoredToken {

  @Override
  public boolean isValidOn(LocalDate day) {
    return token.isValidOn(day);
  }

  @Override
  public String toString() {
    return "StoredPersonalToken[" + token.tokenId() + "]";
  }
}
