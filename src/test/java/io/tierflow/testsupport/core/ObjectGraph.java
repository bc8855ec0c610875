package io.tierflow.testsupport.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Objects of the product, each made once by its constructor out of the others. Ports are given; one
 * that is not given refuses every call.
 */
public final class ObjectGraph {

  private final List<Object> parts = new ArrayList<>();

  /**
   * Begins with what is given.
   *
   * @param given ports and values
   */
  public ObjectGraph(Object... given) {
    parts.addAll(Arrays.asList(given));
  }

  /**
   * The object of a type.
   *
   * @param type a class of the product, or the type of something given
   * @param <T> the type
   * @return the one there is, or a new one
   */
  public <T> T get(Class<T> type) {
    return all(type).findFirst().orElseGet(() -> make(type));
  }

  private <T> Stream<T> all(Class<T> type) {
    return List.copyOf(parts).stream().filter(type::isInstance).map(type::cast);
  }

  private <T> T make(Class<T> type) {
    T made = type.isInterface() ? absent(type) : construct(type);
    parts.add(made);
    return made;
  }

  private <T> T construct(Class<T> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object[] arguments =
        Arrays.stream(constructor.getParameters()).map(this::argument).toArray(Object[]::new);
    try {
      return type.cast(constructor.newInstance(arguments));
    } catch (InvocationTargetException failure) {
      throw new IllegalStateException("Can't make " + type, failure.getCause());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("Can't make " + type, failure);
    }
  }

  private Object argument(Parameter parameter) {
    if (parameter.getType() != ObjectProvider.class) {
      return get(parameter.getType());
    }
    ParameterizedType provider = (ParameterizedType) parameter.getParameterizedType();
    return providerOf((Class<?>) provider.getActualTypeArguments()[0]);
  }

  private <T> ObjectProvider<T> providerOf(Class<T> type) {
    return new ObjectProvider<>() {
      @Override
      public T getObject() {
        return all(type).findFirst().orElseThrow();
      }

      @Override
      public Stream<T> stream() {
        return all(type);
      }
    };
  }

  private static <T> T absent(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method + " is not part of this test.");
            }));
  }
}
