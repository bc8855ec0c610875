package io.tierflow.security.authentication.secondfactor;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.EngineUserStore;
import io.tierflow.security.authentication.SessionEpochs;
import io.tierflow.security.authentication.SignInThrottle;
import io.tierflow.security.authentication.token.PersonalTokenService;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets admins remove the second factor of somebody who has lost it. */
@Service
public class SecondFactorResetService {

  private final EngineUserStore users;
  private final SecondFactorService factors;
  private final PersonalTokenService tokens;
  private final SessionEpochs epochs;
  private final SignInThrottle throttle;
  private final AuditTrail audit;

  SecondFactorResetService(
      EngineUserStore users,
      SecondFactorService factors,
      PersonalTokenService tokens,
      SessionEpochs epochs,
      SignInThrottle throttle,
      AuditTrail audit) {
    this.users = users;
    this.factors = factors;
    this.tokens = tokens;
    this.epochs = epochs;
    this.throttle = throttle;
    this.audit = audit;
  }

  /**
   * Removes a user's second factor with all that was made with it: recovery codes, tokens,
   * sessions.
   *
   * @param user id of the user
   * @param admin who does it; never for themselves, or a stolen token would undo the second factor
   * @throws NotFoundException if there is no such user
   * @throws InvalidInputException if it is the admin's own
   */
  @Transactional
  public void reset(String user, String admin) {
    if (user.equals(admin)) {
      throw new InvalidInputException(
          "user",
          "Your own second factor can only be reset by another admin, or on the command line.");
    }
    if (users.find(user).isEmpty()) {
      throw new NotFoundException("There is no user with this id.");
    }
    factors.remove(user);
    tokens.revokeAll(user);
    epochs.next(user);
    throttle.forget(user);
    audit.record(AuditAction.SECOND_FACTOR_RESET, user, "Tokens and sessions too.");
  }
}
