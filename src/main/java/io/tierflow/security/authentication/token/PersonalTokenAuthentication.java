package io.tierflow.security.authentication.token;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who has signed in with a personal token. */
public final class PersonalTokenAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final String user;

  /**
   * Signs the token's user in.
   *
   * @param user whose token it is
   * @param authorities what the user's groups allow
   */
  public PersonalTokenAuthentication(
      String user, Collection<? extends GrantedAuthority> authorities) {
    super(authorities);
    this.user = user;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return user;
  }
}
