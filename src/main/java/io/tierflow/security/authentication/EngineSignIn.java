package io.tierflow.security.authentication;

import io.tierflow.security.StaffSecurityConfiguration;
import io.tierflow.security.authorization.Groups;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls its REST API, so that its own authorizations decide; and forgets it
 * when the call ends, because the thread serves others.
 */
public final class EngineSignIn extends OncePerRequestFilter {

  private final IdentityService identities;

  public EngineSignIn(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !StaffSecurityConfiguration.isEngineRest(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    List<String> groups =
        user.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .map(Groups::ofAuthority)
            .toList();
    try {
      identities.setAuthentication(user.getName(), groups);
      chain.doFilter(request, response);
    } finally {
      identities.clearAuthentication();
    }
  }
}
