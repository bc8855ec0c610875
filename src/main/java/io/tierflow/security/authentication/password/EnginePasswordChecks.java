package io.tierflow.security.authentication.password;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.SignInThrottle;
import io.tierflow.security.ratelimit.SignInOutcomes;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * The password that the engine itself has somebody type once more, as at a change of password: a
 * wrong one is a guess like any other.
 */
@Component
public class EnginePasswordChecks {

  private final SignInThrottle throttle;
  private final SignInOutcomes outcomes;
  private final AuditTrail audit;

  EnginePasswordChecks(SignInThrottle throttle, SignInOutcomes outcomes, AuditTrail audit) {
    this.throttle = throttle;
    this.outcomes = outcomes;
    this.audit = audit;
  }

  /**
   * Checks a password, within the engine's transaction.
   *
   * @param user id of a user that there is
   * @param isRight compares the password, slowly
   * @return whether it is right and does not come too early
   */
  public boolean admit(String user, BooleanSupplier isRight) {
    String origin = outcomes.origin();
    throttle.lock(user);
    boolean admitted = throttle.mayTry(user, origin);
    if (admitted && !isRight.getAsBoolean()) {
      admitted = false;
      throttle.failed(user, origin);
    }
    if (!admitted) {
      outcomes.refused();
      audit.recordFor(user, AuditAction.SIGN_IN_REFUSED, user, "password, asked for once more");
    }
    return admitted;
  }
}
