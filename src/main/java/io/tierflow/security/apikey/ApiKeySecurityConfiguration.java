package io.tierflow.security.apikey;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.http.ProblemAuthenticationHandler;
import io.tierflow.security.http.StatelessAccess;
import io.tierflow.security.ratelimit.SignInOutcomes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The way in for machines with an API key. Whoever comes with one is the key and nobody else. */
@Configuration(proxyBeanMethods = false)
class ApiKeySecurityConfiguration {

  /**
   * Requests with an API key. They leave no session and use none, and no browser adds a key by
   * itself, so they need no CSRF token.
   */
  @Bean
  @Order(2)
  SecurityFilterChain keys(
      HttpSecurity http,
      ApiKeySignIn keys,
      SignInOutcomes outcomes,
      AuditTrail audit,
      ProblemAuthenticationHandler problems)
      throws Exception {
    return StatelessAccess.apply(http.securityMatcher(ApiKeyFilter::hasKey))
        .addFilterBefore(
            keys.filter(
                (request, response, wrong) -> {
                  outcomes.refused();
                  audit.recordFor("nobody", AuditAction.SIGN_IN_REFUSED, "unknown key", "API key");
                  problems.refuseBearer(request, response, "API key");
                }),
            AuthorizationFilter.class)
        .exceptionHandling(
            refusals ->
                refusals.accessDeniedHandler(
                    (request, response, refused) -> problems.refuseScope(request, response)))
        .build();
  }
}
