package io.tierflow.security.authentication;

import io.tierflow.camunda.EngineInternal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands whoever has signed in on to the engine's webapps, which find groups and rights themselves;
 * and whoever signs out there has signed out everywhere.
 */
@EngineInternal(
    why =
        "The webapps keep who has signed in in a session attribute of their own, which "
            + "has no public setter.",
    replacement =
        "The webapps' container-based filter, which asks a public AuthenticationProvider "
            + "at each request.")
public final class WebappSignIn extends OncePerRequestFilter {

  public static final RequestMatcher SIGN_OUT =
      PathPatternRequestMatcher.withDefaults()
          .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

  private static final String ENGINE = ProcessEngines.NAME_DEFAULT;

  private final LogoutHandler signOut;

  public WebappSignIn(LogoutHandler signOut) {
    this.signOut = signOut;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    handOn(user, AuthenticationUtil.getAuthsFromSession(request.getSession()));
    chain.doFilter(request, response);
    // Not before: the webapps have yet to see that the call is no forged one.
    if (SIGN_OUT.matches(request) && response.getStatus() == HttpStatus.OK.value()) {
      signOut.logout(request, response, user);
    }
  }

  private static void handOn(Authentication user, Authentications known) {
    var handedOn = known.getAuthenticationForProcessEngine(ENGINE);
    if (handedOn == null || !handedOn.getIdentityId().equals(user.getName())) {
      known.addOrReplace(new UserAuthentication(user.getName(), ENGINE));
    }
  }
}
