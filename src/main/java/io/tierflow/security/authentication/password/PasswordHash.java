package io.tierflow.security.authentication.password;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/**
 * Hashes the passwords of the engine's users: slowly, so that whoever steals the table guesses for
 * years. The engine adds a salt of its own, and keeps the name of the hash beside it.
 */
@Component
@EngineInternal(
    why = "Custom password hashes are documented, but PasswordEncryptor is internal.",
    replacement = "Users of Tierflow's own, with Spring Security's password encoders.")
public class PasswordHash implements PasswordEncryptor {

  /** Another count of rounds is another hash: what it has hashed is hashed anew at sign-in. */
  public static final String NAME = "pbkdf2-hmac-sha256-600000";

  private static final int ROUNDS = 600_000;
  private static final int SALT_BYTES = 16;

  private final Pbkdf2PasswordEncoder hash;

  public PasswordHash() {
    this(ROUNDS);
  }

  PasswordHash(int rounds) {
    this.hash =
        new Pbkdf2PasswordEncoder(
            "", SALT_BYTES, rounds, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
  }

  @Override
  public String encrypt(String password) {
    return hash.encode(password);
  }

  @Override
  public boolean check(String password, String hashed) {
    return hash.matches(password, hashed);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  /** Whether a stored password, with the name before it, is hashed by this hash. */
  public static boolean made(String stored) {
    return stored.startsWith("{" + NAME + "}");
  }
}
