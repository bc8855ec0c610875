package io.tierflow.portal;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A member who has signed in.
 *
 * @param memberNumber who it is
 */
public record SignedInMember(String memberNumber) implements UserDetails {

  /** What every member is, and nobody else. */
  static final String ROLE = "MEMBER";

  /** No user of the engine is named so: their names have no colon. */
  @Override
  public String getUsername() {
    return actor(memberNumber);
  }

  static String actor(String memberNumber) {
    return "member:" + memberNumber;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return AuthorityUtils.createAuthorityList("ROLE_" + ROLE);
  }

  /** There is none. */
  @Override
  public String getPassword() {
    return null;
  }
}
