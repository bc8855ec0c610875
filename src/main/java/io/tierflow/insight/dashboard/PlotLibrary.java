package io.tierflow.insight.dashboard;

import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Serves the one script of Apache ECharts that pages need, from its webjar and nothing else. */
@Configuration(proxyBeanMethods = false)
class PlotLibrary implements WebMvcConfigurer {

  private static final String SCRIPT = "/echarts.min.js";
  private static final Duration KEPT = Duration.ofDays(1);

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    String path =
        Objects.requireNonNull(
            new WebJarVersionLocator().fullPath("echarts", SCRIPT.substring(1)),
            "The webjar of ECharts is missing.");
    registry
        .addResourceHandler(SCRIPT)
        .addResourceLocations(new ClassPathResource(path.substring(0, path.lastIndexOf('/') + 1)))
        .setCacheControl(CacheControl.maxAge(KEPT));
  }
}
