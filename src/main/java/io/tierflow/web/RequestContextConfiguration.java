package io.tierflow.web;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/**
 * Makes the current request known before anybody signs in. The engine's REST API makes it known
 * only after that, and refused sign-ins would have no address.
 */
@Configuration(proxyBeanMethods = false)
class RequestContextConfiguration {

  @Bean
  RequestContextFilter requestContextFilter() {
    return new OrderedRequestContextFilter();
  }
}
