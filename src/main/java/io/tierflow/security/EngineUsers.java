package io.tierflow.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Signs in the engine's users, with their groups as authorities. The engine slows down and locks
 * out who guesses.
 */
@Component
class EngineUsers implements AuthenticationProvider {

  private final IdentityService identities;

  EngineUsers(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String user = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    if (user.isEmpty() || password.isEmpty() || !identities.checkPassword(user, password)) {
      throw new BadCredentialsException("User or password is wrong.");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.createAuthorityList(authorities(user)));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private List<String> authorities(String user) {
    return identities.createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .map(Groups::authority)
        .toList();
  }
}
