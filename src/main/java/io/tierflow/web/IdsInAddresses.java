package io.tierflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Finds nothing under an id that is none. MySQL would find {@code R1} under {@code "R1 "}, and what
 * follows would go on with an id that nothing is kept under.
 */
@Configuration(proxyBeanMethods = false)
class IdsInAddresses implements WebMvcConfigurer {

  private static final Pattern NAME_OF_AN_ID = Pattern.compile(".*(Number|Id)");
  private static final Pattern ID = Pattern.compile("[!-~]+");

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new IdCheck());
  }

  static boolean isId(String name) {
    return NAME_OF_AN_ID.matcher(name).matches();
  }

  private static final class IdCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      Object parts = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
      if (parts instanceof Map<?, ?> named) {
        named.forEach((name, value) -> require(String.valueOf(name), String.valueOf(value)));
      }
      return true;
    }

    private static void require(String name, String value) {
      if (isId(name) && !ID.matcher(value).matches()) {
        throw new NotFoundException(
            "There is nothing with this %s, which must have only visible ASCII characters and no spaces."
                .formatted(name));
      }
    }
  }
}
