package io.tierflow.security.authentication.password;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Primary;

/**
 * The hash of passwords with few rounds, which counts its checks: limits of guesses per minute are
 * reached within seconds, also on a machine that needs seconds for one real hash.
 */
@Primary
public class QuickPasswordHash extends PasswordHash {

  private static final int FEW_ROUNDS = 1_000;

  private final AtomicLong checks = new AtomicLong();

  public QuickPasswordHash() {
    super(FEW_ROUNDS);
  }

  @Override
  public boolean check(String password, String hashed) {
    checks.incrementAndGet();
    return super.check(password, hashed);
  }

  /** How often a password was held against a hash. */
  public long checks() {
    return checks.get();
  }
}
