package io.tierflow.security.secret;

import java.security.MessageDigest;
import java.time.LocalDate;

/** A token as the database keeps it. */
public interface StoredToken {

  /**
   * What is kept of the secret.
   *
   * @return its SHA-256
   */
  byte[] secretHash();

  /**
   * Whether it is accepted on a day.
   *
   * @param day of the programme
   * @return whether it is
   */
  boolean isValidOn(LocalDate day);

  /**
   * Whether what was sent is this token. Takes equally long wherever the hashes differ.
   *
   * @param sent what was sent
   * @param today the programme's day
   * @return whether it is, and is accepted today
   */
  default boolean opensWith(SecretToken sent, LocalDate today) {
    return MessageDigest.isEqual(secretHash(), sent.hash()) && isValidOn(today);
  }
}
