package io.tierflow.security.authentication;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import io.tierflow.security.authentication.secondfactor.SecondFactorService;
import io.tierflow.security.authorization.Groups;
import io.tierflow.security.ratelimit.SignInOutcomes;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Signs in the engine's users, with their groups as authorities. Who guesses is slowed down. */
@Component
public class EngineUsers implements AuthenticationProvider {

  /** What people type who are not known may be a password in the wrong field. */
  private static final String UNKNOWN = "unknown user";

  private final EngineUserStore users;
  private final SecondFactorService factors;
  private final AuditTrail audit;
  private final SignInDelays delays;
  private final SignInOutcomes outcomes;

  EngineUsers(
      EngineUserStore users,
      SecondFactorService factors,
      AuditTrail audit,
      SignInDelays delays,
      SignInOutcomes outcomes) {
    this.factors = factors;
    this.outcomes = outcomes;
    this.users = users;
    this.audit = audit;
    this.delays = delays;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    if (user.isEmpty() || password.isEmpty()) {
      throw new BadCredentialsException("User name or password is missing.");
    }
    String origin = outcomes.origin();
    if (!users.admits(user, password, origin)) {
      String tried = users.find(user).isPresent() ? user : UNKNOWN;
      audit.recordFor(tried, AuditAction.SIGN_IN_REFUSED, tried, "password");
      outcomes.refused();
      throw delays.refuse(user, origin);
    }
    outcomes.settled();
    List<String> groups = users.groups(user);
    return factors
        .missing(user, groups)
        .map(step -> pending(user, step))
        .orElseGet(() -> complete(user, "password"));
  }

  /**
   * Signs in who has proven all that is asked for.
   *
   * @param how what they have proven it with
   */
  public Authentication complete(String user, String how) {
    String origin = outcomes.origin();
    users.signedIn(user, origin);
    delays.forget(user, origin);
    audit.recordFor(user, AuditAction.SIGNED_IN, user, how);
    outcomes.settled();
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.createAuthorityList(authorities(user)));
  }

  /** Refuses what was typed for a user who is known, and tells how long to wait. */
  public RefusedSignIn refuse(String user, String what) {
    audit.recordFor(user, AuditAction.SIGN_IN_REFUSED, user, what);
    outcomes.refused();
    return delays.refuse(user, outcomes.origin());
  }

  private static Authentication pending(String user, PendingSignIn step) {
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.createAuthorityList(step.authority()));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private String[] authorities(String user) {
    return users.groups(user).stream().map(Groups::authority).toArray(String[]::new);
  }
}
