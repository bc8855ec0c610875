package io.tierflow.testsupport.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Walks annotated classes of a REST application, down to the last resource of a resource. */
public final class JerseyEndpoints {

  private static final int DEEPEST = 8;

  private final Set<String> found = new TreeSet<>();
  private final Deque<Class<?>> way = new ArrayDeque<>();

  public static Stream<Endpoint> of(String prefix, Iterable<Class<?>> resources) {
    JerseyEndpoints walk = new JerseyEndpoints();
    for (Class<?> resource : resources) {
      path(resource).ifPresent(path -> walk.visit(join(prefix, path), resource));
    }
    return walk.found.stream()
        .map(call -> call.split(" "))
        .map(call -> new Endpoint(call[0], call[1]));
  }

  private void visit(String prefix, Class<?> resource) {
    if (way.contains(resource) || way.size() > DEEPEST) {
      return;
    }
    way.push(resource);
    for (Method method : resource.getMethods()) {
      annotated(method).ifPresent(declared -> visit(prefix, method, declared));
    }
    way.pop();
  }

  private void visit(String prefix, Method method, Method declared) {
    String path =
        declared.isAnnotationPresent(Path.class)
            ? join(prefix, declared.getAnnotation(Path.class).value())
            : prefix;
    Optional<String> verb = verb(declared);
    if (verb.isPresent()) {
      found.add(verb.get() + " " + path);
    } else {
      visit(path, method.getReturnType());
    }
  }

  /** The method, or what it overrides, that says how it is called. */
  private static Optional<Method> annotated(Method method) {
    return types(method.getDeclaringClass())
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(
            candidate ->
                candidate.getName().equals(method.getName())
                    && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes()))
        .filter(
            candidate -> candidate.isAnnotationPresent(Path.class) || verb(candidate).isPresent())
        .findFirst();
  }

  private static Stream<Class<?>> types(Class<?> type) {
    Stream<Class<?>> above =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    return Stream.concat(Stream.of(type), above.flatMap(JerseyEndpoints::types));
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst();
  }

  private static Optional<String> path(Class<?> resource) {
    return types(resource)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .map(type -> type.getAnnotation(Path.class).value())
        .findFirst();
  }

  private static String join(String prefix, String path) {
    String joined = (prefix + "/" + path).replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    String single = joined.replaceAll("/+", "/");
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }
}
