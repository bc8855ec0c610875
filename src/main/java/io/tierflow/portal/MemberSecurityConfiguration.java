package io.tierflow.portal;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.MemberService;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ott.OneTimeTokenLoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The way in for members, apart from all others: it comes first, knows no way to sign in but a
 * one-time link, and keeps who has signed in under a name of its own in the session. So a user who
 * is signed in elsewhere is anonymous here, and a member is anonymous there.
 */
@Configuration(proxyBeanMethods = false)
class MemberSecurityConfiguration {

  static final Duration IDLE = Duration.ofMinutes(30);
  private static final RequestMatcher API = path("/api/me/**");
  private static final RequestMatcher WORKER = path(PortalAddress.SERVICE_WORKER);
  private static final String IN_SESSION = "tierflow.member";

  private final AuditTrail audit;

  MemberSecurityConfiguration(AuditTrail audit) {
    this.audit = audit;
  }

  @Bean
  @Order(0)
  SecurityFilterChain members(
      HttpSecurity http, MemberSignIn signIn, MemberService members, MemberRefusals refusals)
      throws Exception {
    OneTimeTokenAuthenticationProvider links =
        new OneTimeTokenAuthenticationProvider(signIn, SignedInMember::new);
    SecurityContextRepository sessions = ownSessions();
    return http.securityMatcher(new OrRequestMatcher(path("/portal/**"), API))
        .authenticationManager(new ProviderManager(links))
        .securityContext(context -> context.securityContextRepository(sessions))
        .csrf(csrf -> csrf.csrfTokenRepository(ownCsrfTokens()))
        .authorizeHttpRequests(MemberSecurityConfiguration::rules)
        .oneTimeTokenLogin(login -> oneTimeLinks(login.authenticationProvider(links), signIn))
        .logout(
            logout ->
                logout
                    .logoutUrl(PortalAddress.SIGN_OUT)
                    .addLogoutHandler(this::recordSignOut)
                    .logoutSuccessUrl(PortalAddress.SIGN_IN + "?out"))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .addHeaderWriter(MemberSecurityConfiguration::tellNobodyWhereFrom)
                    .addHeaderWriter(MemberSecurityConfiguration::letWorkerShowHome))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterAfter(
            new EndedMembershipFilter(members, sessions), SecurityContextHolderFilter.class)
        .build();
  }

  /**
   * Replaces the value that every answer carries; a writer of Spring Security's would leave that.
   */
  private static void tellNobodyWhereFrom(
      HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
  }

  /** The home page stands beside the worker's folder, not in it. */
  private static void letWorkerShowHome(HttpServletRequest request, HttpServletResponse response) {
    if (WORKER.matches(request)) {
      response.setHeader("Service-Worker-Allowed", request.getContextPath() + PortalAddress.HOME);
    }
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    rules
        .requestMatchers(
            call(GET, PortalAddress.SIGN_IN),
            call(POST, PortalAddress.SIGN_IN),
            call(GET, PortalAddress.LINK),
            call(GET, PortalAddress.JOIN),
            call(POST, PortalAddress.JOIN),
            call(GET, PortalAddress.JOIN_CONFIRMATION),
            call(POST, PortalAddress.JOIN_CONFIRMATION),
            call(GET, PortalAddress.EMAIL_CONFIRMATION),
            call(POST, PortalAddress.EMAIL_CONFIRMATION),
            call(GET, "/portal/sign-in.js"),
            call(GET, "/portal/push.js"),
            call(GET, PortalAddress.SERVICE_WORKER),
            call(GET, "/portal/app.js"),
            call(GET, PortalAddress.MANIFEST),
            call(GET, "/portal/icons/{image}"),
            call(GET, "/portal/images/{image}"))
        .permitAll();
    rules
        .requestMatchers(
            call(GET, PortalAddress.HOME),
            call(POST, PortalAddress.INBOX_READ),
            call(GET, PortalAddress.PREFERENCES),
            call(POST, PortalAddress.PREFERENCES),
            call(GET, PortalAddress.CARD),
            call(GET, PortalAddress.APPLE_PASS),
            call(GET, PortalAddress.GOOGLE_CARD),
            call(GET, PortalAddress.FRIENDS),
            call(GET, PortalAddress.PROFILE),
            call(POST, PortalAddress.PROFILE),
            call(GET, PortalAddress.CLOSURE),
            call(POST, PortalAddress.CLOSURE),
            call(GET, PortalAddress.REWARDS),
            call(GET, PortalAddress.REWARDS + "/{reward}"),
            call(POST, PortalAddress.REWARDS + "/{reward}"),
            call(GET, PortalAddress.BENEFITS),
            call(GET, PortalAddress.ACTIVITY),
            call(GET, PortalAddress.ACTIVITY_FILE),
            call(GET, PortalAddress.VOUCHERS),
            call(GET, PortalAddress.UPGRADE),
            call(POST, PortalAddress.UPGRADE),
            call(GET, "/api/me/**"),
            call(POST, "/api/me/inbox/{messageId}/read"),
            call(POST, "/api/me/redemptions"),
            call(POST, "/api/me/tier-upgrades"),
            call(PUT, "/api/me/preferences"),
            call(PUT, "/api/me/profile"),
            call(POST, "/api/me/closure"),
            call(POST, "/api/me/push-subscriptions"),
            call(DELETE, "/api/me/push-subscriptions/{deviceId}"))
        .hasRole(SignedInMember.ROLE);
    rules.anyRequest().denyAll();
  }

  private static void oneTimeLinks(
      OneTimeTokenLoginConfigurer<HttpSecurity> login, MemberSignIn signIn) {
    login
        .loginPage(PortalAddress.SIGN_IN)
        .tokenGeneratingUrl(PortalAddress.SIGN_IN)
        .tokenGenerationSuccessHandler(
            (request, response, link) ->
                redirect(request, response, PortalAddress.SIGN_IN + "?asked"))
        .tokenService(signIn)
        .showDefaultSubmitPage(false)
        .loginProcessingUrl(PortalAddress.LINK)
        .successHandler(MemberSecurityConfiguration::welcome)
        .failureHandler(
            (request, response, refusal) ->
                redirect(request, response, PortalAddress.SIGN_IN + "?refused"));
  }

  /** Always to the same page: an address to go on to would be a way to lead members elsewhere. */
  private static void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication member)
      throws IOException {
    request.getSession().setMaxInactiveInterval(Math.toIntExact(IDLE.toSeconds()));
    redirect(request, response, PortalAddress.HOME);
  }

  static void redirect(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    response.sendRedirect(request.getContextPath() + path);
  }

  private void recordSignOut(
      HttpServletRequest request, HttpServletResponse response, Authentication who) {
    if (who != null && who.getPrincipal() instanceof SignedInMember member) {
      audit.recordFor(who.getName(), AuditAction.SIGNED_OUT, member.memberNumber(), null);
    }
  }

  static SecurityContextRepository ownSessions() {
    HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    sessions.setSpringSecurityContextKey(IN_SESSION);
    return sessions;
  }

  static CsrfTokenRepository ownCsrfTokens() {
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName(IN_SESSION + ".csrf");
    return tokens;
  }

  static boolean isApi(HttpServletRequest request) {
    return API.matches(request);
  }

  private static RequestMatcher call(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}
