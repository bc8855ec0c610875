package io.tierflow.security;

import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.BasicSignIn;
import io.tierflow.security.authentication.EngineSignIn;
import io.tierflow.security.authentication.EngineUsers;
import io.tierflow.security.authentication.SignedInRedirect;
import io.tierflow.security.authentication.StaffSessionFilter;
import io.tierflow.security.authentication.StaffSessions;
import io.tierflow.security.authentication.WebappSignIn;
import io.tierflow.security.authentication.oidc.OidcSignIn;
import io.tierflow.security.authorization.AccessRules;
import io.tierflow.security.authorization.PageAccessDeniedHandler;
import io.tierflow.security.authorization.WebappRules;
import io.tierflow.security.http.CrossSiteRequestFilter;
import io.tierflow.security.http.ProblemAuthenticationHandler;
import io.tierflow.security.http.StatelessAccess;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.CompositeLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The ways in: HTTP Basic for machines, a session for people in pages and webapps. */
@Configuration(proxyBeanMethods = false)
public class StaffSecurityConfiguration {

  private static final RequestMatcher API = path("/api/**");
  private static final RequestMatcher ENGINE_REST = path("/engine-rest/**");
  private static final RequestMatcher OPEN_API = path("/v3/api-docs/**");

  /** The webapps serve people with the session of the pages; CSRF token and headers are theirs. */
  @Bean
  @Order(1)
  SecurityFilterChain webapps(HttpSecurity http, StaffSessions sessions) throws Exception {
    LogoutHandler signOut =
        new CompositeLogoutHandler(sessions, new SecurityContextLogoutHandler());
    return http.securityMatcher(path("/camunda/**"))
        .authorizeHttpRequests(WebappRules::apply)
        .exceptionHandling(
            refusals ->
                refusals
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        StaffSecurityConfiguration::isNavigation)
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), any -> true)
                    .defaultAccessDeniedHandlerFor(
                        new PageAccessDeniedHandler(), StaffSecurityConfiguration::isNavigation)
                    .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), any -> true))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(cache -> cache.requestCache(pagesAskedFor()))
        .logout(AbstractHttpConfigurer::disable)
        .addFilterAfter(new StaffSessionFilter(sessions), SecurityContextHolderFilter.class)
        .addFilterAfter(new WebappSignIn(signOut), AuthorizationFilter.class)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .build();
  }

  /**
   * Requests with HTTP Basic. They leave no session and use none, so they need no CSRF token; only
   * a browser that sends remembered credentials on behalf of another site is refused.
   */
  @Bean
  @Order(2)
  SecurityFilterChain machines(
      HttpSecurity http,
      BasicSignIn users,
      IdentityService identities,
      AuditTrail audit,
      ProblemAuthenticationHandler problems)
      throws Exception {
    return StatelessAccess.apply(http.securityMatcher(StaffSecurityConfiguration::isBasic))
        .authenticationProvider(users)
        .httpBasic(basic -> basic.authenticationEntryPoint(problems))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .addFilterBefore(new CrossSiteRequestFilter(problems, audit), AuthorizationFilter.class)
        .addFilterAfter(new EngineSignIn(identities), AuthorizationFilter.class)
        .build();
  }

  /** Everything else: people with a session, which every change proves with a CSRF token. */
  @Bean
  @Order(SecurityProperties.BASIC_AUTH_ORDER)
  SecurityFilterChain people(
      HttpSecurity http,
      EngineUsers users,
      OidcSignIn providers,
      StaffSessions sessions,
      IdentityService identities,
      ProblemAuthenticationHandler problems)
      throws Exception {
    http.authenticationProvider(users)
        .authorizeHttpRequests(AccessRules::apply)
        .formLogin(form -> form.loginPage("/login").successHandler(new SignedInRedirect()))
        .requestCache(cache -> cache.requestCache(pagesAskedFor()))
        .logout(logout -> logout.addLogoutHandler(sessions).logoutSuccessUrl("/login?out"))
        .sessionManagement(session -> session.sessionAuthenticationStrategy(sessions.atSignIn()))
        .csrf(Customizer.withDefaults())
        .exceptionHandling(
            refusals ->
                refusals
                    .defaultAuthenticationEntryPointFor(
                        problems, StaffSecurityConfiguration::isForMachines)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        StaffSecurityConfiguration::isNavigation)
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), any -> true)
                    .defaultAccessDeniedHandlerFor(
                        problems, StaffSecurityConfiguration::isForMachines)
                    .defaultAccessDeniedHandlerFor(new PageAccessDeniedHandler(), any -> true))
        .addFilterAfter(new StaffSessionFilter(sessions), SecurityContextHolderFilter.class)
        .addFilterAfter(new EngineSignIn(identities), AuthorizationFilter.class);
    providers.offerAt(http);
    return http.build();
  }

  private static boolean isBasic(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
  }

  public static boolean isEngineRest(HttpServletRequest request) {
    return ENGINE_REST.matches(request);
  }

  /**
   * Where to return to after sign-in. Nothing else touches the session, which the webapps share.
   */
  private static RequestCache pagesAskedFor() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(StaffSecurityConfiguration::isNavigation);
    return cache;
  }

  private static boolean isNavigation(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals(HttpMethod.GET.name())
        && accepted != null
        && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static boolean isForMachines(HttpServletRequest request) {
    return API.matches(request) || ENGINE_REST.matches(request) || OPEN_API.matches(request);
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}
