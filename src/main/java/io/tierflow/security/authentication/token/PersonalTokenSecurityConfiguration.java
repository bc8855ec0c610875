package io.tierflow.security.authentication.token;

import io.tierflow.security.authentication.EngineSignIn;
import io.tierflow.security.http.ProblemAuthenticationHandler;
import io.tierflow.security.http.StatelessAccess;
import io.tierflow.security.secret.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** The way in with a personal token as bearer, for people's scripts and modelers. */
@Configuration(proxyBeanMethods = false)
class PersonalTokenSecurityConfiguration {

  /** No browser adds a token by itself, so there is no CSRF token; no session is left or used. */
  @Bean
  @Order(3)
  SecurityFilterChain personalTokens(
      HttpSecurity http,
      PersonalTokenSignIn tokens,
      IdentityService identities,
      ProblemAuthenticationHandler problems)
      throws Exception {
    return StatelessAccess.apply(
            http.securityMatcher(PersonalTokenSecurityConfiguration::bringsToken))
        .addFilterBefore(new TokenFilter(tokens, problems), AuthorizationFilter.class)
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .addFilterAfter(new EngineSignIn(identities), AuthorizationFilter.class)
        .build();
  }

  private static boolean bringsToken(HttpServletRequest request) {
    return BearerToken.isBroughtBy(request, PersonalToken.PREFIX);
  }

  private static final class TokenFilter extends OncePerRequestFilter {

    private final PersonalTokenSignIn tokens;
    private final ProblemAuthenticationHandler problems;

    TokenFilter(PersonalTokenSignIn tokens, ProblemAuthenticationHandler problems) {
      this.tokens = tokens;
      this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      try {
        context.setAuthentication(tokens.signIn(BearerToken.of(request), null));
      } catch (BadCredentialsException refused) {
        problems.refuseBearer(request, response, "personal token");
        return;
      }
      SecurityContextHolder.setContext(context);
      chain.doFilter(request, response);
    }
  }
}
