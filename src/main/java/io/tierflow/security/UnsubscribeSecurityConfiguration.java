package io.tierflow.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The way out of e-mails: whoever has the link may take it, mail providers included. There is no
 * session that a foreign site could use, so there is no CSRF token; the link itself is the proof.
 */
@Configuration(proxyBeanMethods = false)
class UnsubscribeSecurityConfiguration {

  @Bean
  @Order(0)
  SecurityFilterChain wayOutOfMails(HttpSecurity http) throws Exception {
    return http.securityMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/unsubscribe/{token}"))
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
