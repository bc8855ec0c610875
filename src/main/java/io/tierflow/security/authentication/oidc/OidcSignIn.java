package io.tierflow.security.authentication.oidc;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Lets people sign in at an OpenID Connect provider, in the session of the pages. Without a
 * configured provider it does nothing.
 */
@Component
public class OidcSignIn {

  private static final String BEGIN =
      OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;
  private static final String SIGNED_OUT = "/login?out";

  private final ClientRegistrationRepository providers;
  private final OidcSettings settings;
  private final OidcUsers users;
  private final AuditTrail audit;
  private final OidcUserService tokens = new OidcUserService();

  OidcSignIn(
      ObjectProvider<ClientRegistrationRepository> providers,
      OidcSettings settings,
      OidcUsers users,
      AuditTrail audit) {
    this.providers = providers.getIfAvailable();
    this.settings = settings;
    this.users = users;
    this.audit = audit;
  }

  /** A provider as the sign-in page offers it. */
  record Offer(String name, String address) {}

  public List<Offer> offers() {
    return providers instanceof Iterable<?> all
        ? StreamSupport.stream(all.spliterator(), false)
            .map(ClientRegistration.class::cast)
            .map(at -> new Offer(at.getClientName(), BEGIN + "/" + at.getRegistrationId()))
            .toList()
        : List.of();
  }

  /** Adds the sign-in through a provider to the filter chain of staff. */
  public void offerAt(HttpSecurity staff) throws Exception {
    if (providers == null) {
      return;
    }
    OidcClientInitiatedLogoutSuccessHandler signedOut =
        new OidcClientInitiatedLogoutSuccessHandler(providers);
    signedOut.setDefaultTargetUrl(SIGNED_OUT);
    signedOut.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
    signedOut.setRedirectStrategy(OidcSignIn::leave);
    staff
        .oauth2Login(
            provider ->
                provider
                    .loginPage("/login")
                    .authorizationEndpoint(begin -> begin.authorizationRequestResolver(pkce()))
                    .userInfoEndpoint(user -> user.oidcUserService(this::signIn))
                    .failureHandler(this::refuse))
        .logout(logout -> logout.logoutSuccessHandler(signedOut));
  }

  /**
   * The pages' forms may lead to Tierflow alone, redirects included; so the browser leaves for the
   * provider by itself, once the form is answered.
   */
  private static void leave(HttpServletRequest request, HttpServletResponse response, String to)
      throws IOException {
    if (to.startsWith("/")) {
      response.sendRedirect(request.getContextPath() + to);
    } else {
      response.setHeader("Refresh", "0;url=" + to);
    }
  }

  private OAuth2AuthorizationRequestResolver pkce() {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(providers, BEGIN);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return resolver;
  }

  private OidcUser signIn(OidcUserRequest request) {
    OidcUser user = tokens.loadUser(request);
    return new DefaultOidcUser(
        users.admit(OidcIdentity.of(user, settings)),
        user.getIdToken(),
        user.getUserInfo(),
        settings.userClaim());
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    audit.recordFor("provider", AuditAction.SIGN_IN_REFUSED, "unknown user", "provider");
    response.sendRedirect(request.getContextPath() + "/login?refused");
  }
}
