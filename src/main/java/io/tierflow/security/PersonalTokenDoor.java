package io.tierflow.security;

import io.tierflow.security.token.PersonalToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** The way in with a personal token as bearer, for people's scripts and modelers. */
@Configuration(proxyBeanMethods = false)
class PersonalTokenDoor {

  private static final String BEARER = "Bearer ";

  /** No browser adds a token by itself, so there is no CSRF token; no session is left or used. */
  @Bean
  @Order(3)
  SecurityFilterChain personalTokens(
      HttpSecurity http, PersonalTokenSignIn tokens, IdentityService identities, Problems problems)
      throws Exception {
    return http.securityMatcher(PersonalTokenDoor::bringsToken)
        .addFilterBefore(new TokenFilter(tokens, problems), AuthorizationFilter.class)
        .authorizeHttpRequests(AccessRules::apply)
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterAfter(new EngineSignIn(identities), AuthorizationFilter.class)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  private static boolean bringsToken(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && authorization.startsWith(PersonalToken.PREFIX, BEARER.length());
  }

  private static final class TokenFilter extends OncePerRequestFilter {

    private final PersonalTokenSignIn tokens;
    private final Problems problems;

    TokenFilter(PersonalTokenSignIn tokens, Problems problems) {
      this.tokens = tokens;
      this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String token = request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length());
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      try {
        context.setAuthentication(tokens.signIn(token, null));
      } catch (BadCredentialsException refused) {
        problems.refusePersonalToken(request, response);
        return;
      }
      SecurityContextHolder.setContext(context);
      chain.doFilter(request, response);
    }
  }
}
