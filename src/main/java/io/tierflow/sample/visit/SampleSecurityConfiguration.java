package io.tierflow.sample.visit;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The way in to the sample's mailbox and shop: nobody signs in there, and nobody gets there but
 * from this machine. Whoever has signed in elsewhere in the same browser is a stranger here.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sample")
class SampleSecurityConfiguration {

  @Bean
  @Order(0)
  SecurityFilterChain samplePages(HttpSecurity http) throws Exception {
    return http.securityMatcher(new OrRequestMatcher(path("/mailbox/**"), path("/sample-shop/**")))
        .addFilterBefore(new LocalVisitorFilter(), DisableEncodeUrlFilter.class)
        .authorizeHttpRequests(SampleSecurityConfiguration::rules)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .csrf(csrf -> csrf.csrfTokenRepository(ownCsrfTokens()))
        .exceptionHandling(
            refused ->
                refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
        // Every answer forbids frames but the one that is shown in the mailbox's own.
        .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    rules
        .requestMatchers(
            call(GET, "/mailbox"),
            call(GET, "/mailbox/{messageId}"),
            call(GET, "/mailbox/{messageId}/mail"),
            call(GET, "/sample-shop"),
            call(GET, "/sample-shop/orders/{orderId}"),
            call(POST, "/sample-shop/orders"),
            call(POST, "/sample-shop/orders/{orderId}/returns"),
            call(POST, "/sample-shop/orders/{orderId}/cancellation"))
        .permitAll();
    rules.anyRequest().denyAll();
  }

  private static CsrfTokenRepository ownCsrfTokens() {
    HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName("tierflow.sample.csrf");
    return tokens;
  }

  private static RequestMatcher call(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}
