package io.tierflow.portal.pass;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The way in for phones that have a pass. They bring the token of the pass, which is looked at
 * where the pass is; there is no session that a foreign site could use, so there is no CSRF token.
 */
@Configuration(proxyBeanMethods = false)
class WalletSecurityConfiguration {

  @Bean
  @Order(0)
  SecurityFilterChain phonesWithPasses(HttpSecurity http) throws Exception {
    return http.securityMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(WalletAddress.WEB_SERVICE + "/v1/**"))
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
