package io.tierflow.security;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.EngineSignIn;
import io.tierflow.security.authentication.oidc.OidcIdentity;
import io.tierflow.security.authentication.oidc.OidcSettings;
import io.tierflow.security.authentication.oidc.OidcUsers;
import io.tierflow.security.authentication.token.PersonalToken;
import io.tierflow.security.http.ProblemAuthenticationHandler;
import io.tierflow.security.http.StatelessAccess;
import io.tierflow.security.ratelimit.SignInOutcomes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * The way in with a token of an OpenID Connect provider, for calls of machines and scripts. It is
 * there only if a provider of tokens is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
class BearerTokenSecurityConfiguration {

  private static final String SCHEME = "Bearer ";

  /** Tierflow's own keys and personal tokens begin so; they are no provider's. */
  private static final String KEY = SCHEME + "tfk_";

  private static final String PERSONAL = SCHEME + PersonalToken.PREFIX;

  private final OidcSettings settings;
  private final OidcUsers users;
  private final AuditTrail audit;
  private final SignInOutcomes outcomes;

  BearerTokenSecurityConfiguration(
      OidcSettings settings,
      OidcUsers users,
      AuditTrail audit,
      SignInOutcomes outcomes,
      OAuth2ResourceServerProperties resourceServer) {
    if (resourceServer.getJwt().getAudiences().isEmpty()) {
      throw new IllegalStateException(
          "spring.security.oauth2.resourceserver.jwt.audiences must name Tierflow, or tokens that "
              + "were issued for other applications would be accepted.");
    }
    this.settings = settings;
    this.users = users;
    this.audit = audit;
    this.outcomes = outcomes;
  }

  @Bean
  @Order(4)
  SecurityFilterChain tokens(
      HttpSecurity http, IdentityService identities, ProblemAuthenticationHandler problems)
      throws Exception {
    return StatelessAccess.apply(
            http.securityMatcher(BearerTokenSecurityConfiguration::bringsToken))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(this::signIn))
                    .authenticationEntryPoint(
                        (request, response, wrong) -> {
                          recordRefusal();
                          problems.commence(request, response, wrong);
                        })
                    .accessDeniedHandler(problems))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .addFilterAfter(new EngineSignIn(identities), AuthorizationFilter.class)
        .build();
  }

  private AbstractAuthenticationToken signIn(Jwt token) {
    OidcIdentity identity = OidcIdentity.of(token, settings);
    List<GrantedAuthority> groups = users.admitBriefly(identity);
    outcomes.accepted();
    return new JwtAuthenticationToken(token, groups, identity.user());
  }

  /** Whose the token says it is proves nothing; its text is nobody's business. */
  private void recordRefusal() {
    outcomes.refused();
    audit.recordFor("nobody", AuditAction.SIGN_IN_REFUSED, "unknown user", "token");
  }

  private static boolean bringsToken(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && !authorization.regionMatches(true, 0, KEY, 0, KEY.length())
        && !authorization.regionMatches(true, 0, PERSONAL, 0, PERSONAL.length());
  }
}
