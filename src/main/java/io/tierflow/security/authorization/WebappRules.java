package io.tierflow.security.authorization;

import static org.springframework.http.HttpMethod.GET;

import io.tierflow.security.authentication.WebappSignIn;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What passes to the engine's webapps, for whoever has signed in. They serve whatever their own
 * rules do not name to anybody; so only what those name passes. There is one sign-in, and theirs is
 * not it.
 */
public final class WebappRules {

  private WebappRules() {}

  public static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    // With no admin left, this would make an admin of whoever asks (CVE-2026-77226).
    rules.requestMatchers(any("/camunda/api/admin/setup/**")).denyAll();
    AccessRules.gapsOfTheEngine("/camunda/api/engine/engine/{engine}")
        .forEach(gap -> rules.requestMatchers(gap.matcher()).hasAnyAuthority(gap.authorities()));
    rules
        .requestMatchers(AccessRules.passwordCheck("/camunda/api/engine/engine/{engine}"))
        .denyAll();
    rules
        .requestMatchers(
            call(GET, "/camunda/api/engine/engine/"),
            any("/camunda/api/engine/engine/{engine}/**"),
            any("/camunda/api/{webapp}/plugin/**"),
            call(GET, "/camunda/api/admin/auth/user/{engine}"),
            WebappSignIn.SIGN_OUT)
        .access(AccessRules::staff);
    rules.requestMatchers(any("/camunda/api/**")).denyAll();
    // Fonts and pictures, which a page still asks for whose user has just signed out.
    rules.requestMatchers(call(GET, "/camunda/assets/**")).permitAll();
    rules.anyRequest().access(AccessRules::staff);
  }

  private static RequestMatcher call(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }

  private static RequestMatcher any(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(path);
  }
}
