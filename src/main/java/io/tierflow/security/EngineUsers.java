package io.tierflow.security;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.limit.SignInOutcomes;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Signs in the engine's users, with their groups as authorities. Who guesses is slowed down. */
@Component
class EngineUsers implements AuthenticationProvider {

  /** What people type who are not known may be a password in the wrong field. */
  private static final String UNKNOWN = "unknown user";

  private final EngineUserFile users;
  private final AuditTrail audit;
  private final SignInDelays delays;
  private final SignInOutcomes outcomes;

  EngineUsers(
      EngineUserFile users, AuditTrail audit, SignInDelays delays, SignInOutcomes outcomes) {
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
      throw new BadCredentialsException("User or password is missing.");
    }
    String origin = outcomes.origin();
    if (!users.admits(user, password, origin)) {
      String tried = users.find(user).isPresent() ? user : UNKNOWN;
      audit.recordFor(tried, AuditAction.SIGN_IN_REFUSED, tried, "password");
      outcomes.refused();
      throw delays.refuse(user, origin);
    }
    users.signedIn(user, origin);
    delays.forget(user, origin);
    outcomes.accepted();
    audit.recordFor(user, AuditAction.SIGNED_IN, user, "password");
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.createAuthorityList(authorities(user)));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private String[] authorities(String user) {
    return users.groups(user).stream().map(Groups::authority).toArray(String[]::new);
  }
}
