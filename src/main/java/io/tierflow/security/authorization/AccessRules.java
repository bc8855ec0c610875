package io.tierflow.security.authorization;

import static io.tierflow.security.authorization.Groups.API_CLIENTS;
import static io.tierflow.security.authorization.Groups.LOYALTY_MANAGERS;
import static io.tierflow.security.authorization.Groups.PROCESS_OWNERS;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.tierflow.security.apikey.ApiKeyScope;
import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call what. The first rule that fits decides; what no rule names is refused. The table of
 * docs/access-matrix.md says the same for people, and a test compares both with the running
 * application.
 */
public final class AccessRules {

  /** The calls of the API; the rest of it is for admins. */
  public static final List<Access> API =
      List.of(
          Access.to(GET, "/api/members", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.MEMBERS_LIST),
          Access.to(POST, "/api/members", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_WRITE),
          Access.to(GET, "/api/members/{m}", LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_READ),
          Access.to(PUT, "/api/members/{m}", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_WRITE),
          Access.to(POST, "/api/members/{m}/closure", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_WRITE),
          Access.to(POST, "/api/members/{m}/merges", LOYALTY_MANAGERS),
          Access.to(
                  GET, "/api/members/{m}/agreements", LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_READ),
          Access.to(PUT, "/api/members/{m}/agreements", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_WRITE),
          Access.to(GET, "/api/members/{m}/transactions", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.LEDGER_READ),
          Access.to(GET, "/api/members/{m}/vouchers", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.VOUCHERS_READ),
          Access.to(POST, "/api/members/{m}/vouchers", LOYALTY_MANAGERS),
          Access.to(GET, "/api/members/{m}/ledger", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.LEDGER_READ),
          Access.to(GET, "/api/members/{m}/tier-changes", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.LEDGER_READ),
          Access.to(GET, "/api/members/{m}/progress", LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.MEMBERS_READ),
          Access.to(GET, "/api/members/{m}/messages", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.MESSAGES_READ),
          Access.to(POST, "/api/members/{m}/messages/{id}/resend", LOYALTY_MANAGERS),
          Access.to(GET, "/api/members/{m}/export", LOYALTY_MANAGERS),
          Access.to(
                  POST,
                  "/api/members/{m}/tier-upgrades",
                  LOYALTY_MANAGERS,
                  PROCESS_OWNERS,
                  API_CLIENTS)
              .orKeyWith(ApiKeyScope.TIER_UPGRADES_WRITE),
          Access.to(GET, "/api/members/{m}/redemptions", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.VOUCHERS_READ),
          Access.to(POST, "/api/members/{m}/redemptions", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.REDEMPTIONS_WRITE),
          Access.to(
                  POST, "/api/members/{m}/redemptions/{id}/reversal", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.REDEMPTIONS_WRITE),
          Access.to(POST, "/api/members/{m}/adjustments", LOYALTY_MANAGERS),
          Access.to(GET, "/api/members/{m}/adjustments/{id}", LOYALTY_MANAGERS),
          Access.to(POST, "/api/members/{m}/tier-grants", LOYALTY_MANAGERS),
          Access.to(GET, "/api/members/{m}/tier-grants/{id}", LOYALTY_MANAGERS),
          Access.to(POST, "/api/transactions", API_CLIENTS)
              .orKeyWith(ApiKeyScope.TRANSACTIONS_WRITE),
          Access.to(POST, "/api/imports/exchange-rates", PROCESS_OWNERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.IMPORTS_WRITE),
          Access.to(GET, "/api/agreements", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(POST, "/api/agreements", LOYALTY_MANAGERS),
          Access.to(GET, "/api/exchange-rates", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(POST, "/api/imports/**", API_CLIENTS).orKeyWith(ApiKeyScope.IMPORTS_WRITE),
          Access.to(POST, "/api/voucher-redemptions", LOYALTY_MANAGERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.REDEMPTIONS_WRITE),
          Access.to(GET, "/api/tier-upgrades/{id}", LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS)
              .orKeyWith(ApiKeyScope.TIER_UPGRADES_WRITE),
          Access.to(GET, "/api/tier-renewals/{id}", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(POST, "/api/monthly-runs", PROCESS_OWNERS).orKeyWith(ApiKeyScope.RUNS_WRITE),
          Access.to(GET, "/api/monthly-runs", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.RUNS_READ),
          Access.to(GET, "/api/monthly-runs/{id}", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.RUNS_READ),
          Access.to(POST, "/api/communication-days", PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.RUNS_WRITE),
          Access.to(GET, "/api/communication-days", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.RUNS_READ),
          Access.to(GET, "/api/communication-days/{day}", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.RUNS_READ),
          Access.to(GET, "/api/reports/**", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.REPORTS_READ),
          Access.to(GET, "/api/figures/{figure}", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.REPORTS_READ),
          Access.to(GET, "/api/figures/liability/{cohort}", LOYALTY_MANAGERS, PROCESS_OWNERS)
              .orKeyWith(ApiKeyScope.REPORTS_READ),
          Access.to(GET, "/api/ledger/proof", LOYALTY_MANAGERS).orKeyWith(ApiKeyScope.PROOF_READ),
          Access.to("/api/**"));

  private static final List<Access> PAGES =
      List.of(
          Access.to("/members/{m}/redemptions/{id}/reversal", LOYALTY_MANAGERS),
          Access.to("/members/{m}/adjustments", LOYALTY_MANAGERS),
          Access.to("/members/new", LOYALTY_MANAGERS),
          Access.to("/members/{m}/edit", LOYALTY_MANAGERS),
          Access.to("/members/{m}/closure", LOYALTY_MANAGERS),
          Access.to("/members/{m}/messages/{id}/resend", LOYALTY_MANAGERS),
          Access.to("/members/{m}/vouchers", LOYALTY_MANAGERS),
          Access.to("/members/{m}/notes", LOYALTY_MANAGERS),
          Access.to("/members/{m}/tier-grants", LOYALTY_MANAGERS),
          Access.to("/members/{m}/merge", LOYALTY_MANAGERS),
          Access.to("/members/**", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(GET, "/search", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(GET, "/members.csv", LOYALTY_MANAGERS),
          Access.to(POST, "/agreements", LOYALTY_MANAGERS),
          Access.to("/agreements", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to("/reports/**", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(GET, "/dashboard/**", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to("/liability/rates/**", LOYALTY_MANAGERS),
          Access.to(GET, "/liability/**", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(GET, "/effect", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(POST, "/runs", PROCESS_OWNERS),
          Access.to("/runs/**", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to(POST, "/communication-days", PROCESS_OWNERS),
          Access.to("/communication-days", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to("/messages/**"),
          Access.to(GET, "/deployed-models", PROCESS_OWNERS),
          Access.to("/message-templates/**", LOYALTY_MANAGERS, PROCESS_OWNERS),
          Access.to("/actuator/metrics/**"),
          Access.to(GET, "/actuator/prometheus"),
          Access.to("/audit/**"),
          Access.to("/api-keys/**"));

  /**
   * What the engine's own authorizations leave open to whoever has signed in: jobs that belong to
   * no process, such as its clean-up, and telemetry.
   *
   * @param root address of an engine's REST API
   * @return who may call it nevertheless
   */
  static List<Access> gapsOfTheEngine(String root) {
    return List.of(Access.to(root + "/job/**", PROCESS_OWNERS), Access.to(root + "/telemetry/**"));
  }

  private final AuthorizeHttpRequestsConfigurer<HttpSecurity>
          .AuthorizationManagerRequestMatcherRegistry
      rules;

  private AccessRules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    this.rules = rules;
  }

  public static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    new AccessRules(rules).apply();
  }

  /**
   * The engine's own call that tells whether somebody's password is right, past the sign-in that
   * counts tries. Nobody needs it.
   *
   * @param root address of an engine's REST API
   * @return all ways to write the call
   */
  static RequestMatcher passwordCheck(String root) {
    return any(root + "/identity/verify/**");
  }

  private void apply() {
    rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    rules
        .requestMatchers(
            passwordCheck("/engine-rest"), passwordCheck("/engine-rest/engine/{engine}"))
        .denyAll();
    openDoors();
    rules
        .requestMatchers(any(PendingSignIn.CODE.page()))
        .hasAuthority(PendingSignIn.CODE.authority());
    rules
        .requestMatchers(any(PendingSignIn.ENROLMENT.page()))
        .access(
            (caller, call) ->
                PendingSignIn.of(caller.get()).equals(Optional.of(PendingSignIn.ENROLMENT))
                    ? new AuthorizationDecision(true)
                    : staff(caller, call));
    allow(Access.to("/account/second-factor-resets"));
    rules.requestMatchers(any("/api/account/**"), any("/account/**")).access(AccessRules::staff);
    API.forEach(this::allow);
    PAGES.forEach(this::allow);
    gapsOfTheEngine("/engine-rest").forEach(this::allow);
    gapsOfTheEngine("/engine-rest/engine/{engine}").forEach(this::allow);
    rules
        .requestMatchers(
            call(GET, "/"),
            call(GET, "/styleguide"),
            any("/engine-rest/**"),
            any("/v3/api-docs/**"),
            any("/v3/api-docs.yaml"),
            any("/swagger-ui/**"),
            any("/swagger-ui.html"))
        .access(AccessRules::staff);
    rules.requestMatchers(any("/logout")).authenticated();
    rules.anyRequest().denyAll();
  }

  private void openDoors() {
    rules
        .requestMatchers(
            call(GET, "/actuator/health"),
            call(GET, "/actuator/health/liveness"),
            call(GET, "/actuator/health/readiness"),
            call(GET, "/login"),
            call(POST, "/login"),
            call(GET, "/tierflow.css"),
            call(GET, "/brand.css"),
            call(GET, "/brand/logo"),
            call(GET, "/runs.js"),
            call(GET, "/plots.js"),
            call(GET, "/live.js"),
            call(GET, "/echarts.min.js"),
            call(GET, "/favicon.ico"))
        .permitAll();
  }

  private void allow(Access access) {
    rules.requestMatchers(access.matcher()).hasAnyAuthority(access.authorities());
  }

  /**
   * People who work with the engine: everybody in a group, also one that an admin has made, but the
   * clients' own. What they may do there, the engine's authorizations decide.
   */
  static AuthorizationDecision staff(
      Supplier<Authentication> caller, RequestAuthorizationContext call) {
    return new AuthorizationDecision(
        caller.get().getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(Groups::isGroup)
            .anyMatch(authority -> !authority.equals(Groups.authority(API_CLIENTS))));
  }

  private static RequestMatcher call(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }

  private static RequestMatcher any(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(path);
  }
}
