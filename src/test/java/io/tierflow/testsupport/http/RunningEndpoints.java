package io.tierflow.testsupport.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Finds whatever the running application answers: in its servlets, mappings and files. */
@TestComponent
public class RunningEndpoints {

  /** Filters answer what signs in and out, one mapping all groups of health. */
  private static final Set<Endpoint> UNMAPPED =
      Set.of(
          new Endpoint("POST", "/login"),
          new Endpoint("POST", "/logout"),
          new Endpoint("POST", "/portal/sign-out"),
          new Endpoint("GET", "/actuator/health/liveness"),
          new Endpoint("GET", "/actuator/health/readiness"));

  private static final String REST_APPLICATION = "jakarta.ws.rs.Application";

  private final ApplicationContext beans;
  private final ServletContext servlets;

  public RunningEndpoints(ApplicationContext beans, ServletContext servlets) {
    this.beans = beans;
    this.servlets = servlets;
  }

  public Set<Endpoint> all() {
    return Stream.of(
            UNMAPPED.stream(),
            files(),
            beans.getBeansOfType(HandlerMapping.class).values().stream().flatMap(this::mapped),
            servlets.getServletRegistrations().values().stream().flatMap(this::served))
        .flatMap(Function.identity())
        .collect(
            Collectors.toCollection(
                () ->
                    new TreeSet<>(
                        Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))));
  }

  private Stream<Endpoint> mapped(HandlerMapping mapping) {
    if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
      return methods.getHandlerMethods().keySet().stream().flatMap(RunningEndpoints::calls);
    }
    if (mapping instanceof AbstractUrlHandlerMapping urls) {
      return urls.getHandlerMap().keySet().stream().map(url -> new Endpoint("GET", url));
    }
    if (mapping instanceof RouterFunctionMapping routes && routes.getRouterFunction() == null) {
      return Stream.empty();
    }
    throw new IllegalStateException("Nobody knows what " + mapping + " answers.");
  }

  private static Stream<Endpoint> calls(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    Set<RequestMethod> asked =
        methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
    return mapping.getPatternValues().stream()
        .flatMap(pattern -> asked.stream().map(method -> new Endpoint(method.name(), pattern)));
  }

  private Stream<Endpoint> served(ServletRegistration servlet) {
    return servlet.getMappings().stream()
        .filter(path -> !path.equals("/"))
        .flatMap(path -> resources(servlet, path.replaceAll("/\\*$", "")));
  }

  private Stream<Endpoint> resources(ServletRegistration servlet, String path) {
    String application = servlet.getInitParameter(REST_APPLICATION);
    return JerseyEndpoints.of(
        path, application == null ? engineRest().getClasses() : classes(application));
  }

  private ResourceConfig engineRest() {
    return beans.getBean(ResourceConfig.class);
  }

  private static Set<Class<?>> classes(String application) {
    try {
      return ((Application) BeanUtils.instantiateClass(Class.forName(application))).getClasses();
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Stream<Endpoint> files() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");
      return Arrays.stream(files).map(RunningEndpoints::file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Endpoint file(Resource file) {
    try {
      return new Endpoint("GET", file.getURL().getPath().replaceAll("^.*/static(?=/)", ""));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
