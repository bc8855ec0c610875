package io.tierflow.security;

import static io.tierflow.security.Groups.ADMINS;
import static io.tierflow.security.Groups.API_CLIENTS;
import static io.tierflow.security.Groups.LOYALTY_MANAGERS;
import static io.tierflow.security.Groups.PROCESS_OWNERS;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what. The first rule that fits decides; what no rule names is refused. */
final class AccessRules {

  private final AuthorizeHttpRequestsConfigurer<HttpSecurity>
          .AuthorizationManagerRequestMatcherRegistry
      rules;

  private AccessRules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    this.rules = rules;
  }

  static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    new AccessRules(rules).apply();
  }

  private void apply() {
    rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    openDoors();
    api();
    pages();
    rules
        .requestMatchers(
            call(GET, "/"),
            any("/engine-rest/**"),
            any("/v3/api-docs/**"),
            any("/v3/api-docs.yaml"),
            any("/swagger-ui/**"),
            any("/swagger-ui.html"),
            any("/logout"))
        .authenticated();
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
            call(GET, "/runs.js"),
            call(GET, "/favicon.ico"))
        .permitAll();
  }

  private void api() {
    allow(call(GET, "/api/members"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(POST, "/api/members"), LOYALTY_MANAGERS, API_CLIENTS);
    allow(call(GET, "/api/members/{m}"), LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS);
    allow(call(PUT, "/api/members/{m}"), LOYALTY_MANAGERS, API_CLIENTS);
    allow(call(POST, "/api/members/{m}/closure"), LOYALTY_MANAGERS, API_CLIENTS);
    allow(
        call(GET, "/api/members/{m}/transactions"), LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS);
    allow(call(GET, "/api/members/{m}/vouchers"), LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS);
    allow(call(GET, "/api/members/{m}/ledger"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/members/{m}/tier-changes"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/members/{m}/messages"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/members/{m}/export"), LOYALTY_MANAGERS);
    allow(
        call(POST, "/api/members/{m}/tier-upgrades"),
        LOYALTY_MANAGERS,
        PROCESS_OWNERS,
        API_CLIENTS);
    allow(call(POST, "/api/members/{m}/redemptions"), LOYALTY_MANAGERS, API_CLIENTS);
    allow(call(POST, "/api/members/{m}/adjustments"), LOYALTY_MANAGERS);
    allow(call(POST, "/api/transactions"), API_CLIENTS);
    allow(call(POST, "/api/imports/**"), API_CLIENTS);
    allow(call(POST, "/api/voucher-redemptions"), LOYALTY_MANAGERS, API_CLIENTS);
    allow(call(GET, "/api/tier-upgrades/{id}"), LOYALTY_MANAGERS, PROCESS_OWNERS, API_CLIENTS);
    allow(call(POST, "/api/monthly-runs"), PROCESS_OWNERS);
    allow(call(GET, "/api/monthly-runs"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/monthly-runs/{id}"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(POST, "/api/communication-days"), PROCESS_OWNERS);
    allow(call(GET, "/api/communication-days"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/communication-days/{day}"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/reports/**"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(GET, "/api/ledger/proof"), LOYALTY_MANAGERS);
    allow(any("/api/**"));
  }

  private void pages() {
    allow(any("/members/**"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(any("/reports/**"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(call(POST, "/runs"), PROCESS_OWNERS);
    allow(any("/runs/**"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(any("/message-templates/**"), LOYALTY_MANAGERS, PROCESS_OWNERS);
    allow(any("/audit/**"));
  }

  /** Admins may do whatever anybody may. */
  private void allow(RequestMatcher calls, String... groups) {
    String[] authorities = Arrays.stream(groups).map(Groups::authority).toArray(String[]::new);
    String[] withAdmins = Arrays.copyOf(authorities, authorities.length + 1);
    withAdmins[authorities.length] = Groups.authority(ADMINS);
    rules.requestMatchers(calls).hasAnyAuthority(withAdmins);
  }

  private static RequestMatcher call(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }

  private static RequestMatcher any(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(path);
  }
}
