package io.tierflow.security.http;

import io.tierflow.security.authorization.AccessRules;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/** What holds for programs, which bring their credentials with each request. */
public final class StatelessAccess {

  private StatelessAccess() {}

  /**
   * Lets requests in by the rules of access, without a session. No browser adds credentials of
   * these kinds by itself, so there is no CSRF token.
   *
   * @param http what to set up
   * @return the same
   * @throws Exception if it can't be set up
   */
  public static HttpSecurity apply(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(AccessRules::apply)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }
}
