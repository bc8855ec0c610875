package io.tierflow.web;

import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/**
 * Makes the current request known before anybody signs in. The engine's REST API would have it
 * known after that only, and what is refused at the door would come from nowhere.
 */
@Configuration(proxyBeanMethods = false)
class RequestContextConfiguration {

  @Bean
  RequestContextFilter requestContextFilter() {
    return new OrderedRequestContextFilter();
  }
}
