package io.tierflow.testsupport.core;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.ReflectionUtils;

/** Entities by class and id, in place of a database; and which of them were locked, in order. */
public final class InMemoryStore {

  private final Map<Class<?>, Map<Object, Object>> rows = new LinkedHashMap<>();
  private final List<Object> locked = new ArrayList<>();
  private int queries;

  /**
   * Keeps a new entity.
   *
   * @param entity what to keep
   * @throws EntityExistsException if there is one of its class and id
   */
  public void persist(Object entity) {
    if (rows(entity.getClass()).putIfAbsent(idOf(entity), entity) != null) {
      throw new EntityExistsException("There is a row with the key of " + entity);
    }
  }

  /**
   * Removes an entity.
   *
   * @param entity what to remove
   */
  public void remove(Object entity) {
    rows(entity.getClass()).remove(idOf(entity));
  }

  /**
   * An entity by its id.
   *
   * @param type its class
   * @param id its id
   * @param <T> its class
   * @return the entity, or null
   */
  public <T> T find(Class<T> type, Object id) {
    return type.cast(rows(type).get(id));
  }

  /**
   * All entities of a class.
   *
   * @param type their class
   * @param <T> their class
   * @return them, in the order in which they came
   */
  public <T> List<T> all(Class<T> type) {
    return rows(type).values().stream().<T>map(type::cast).toList();
  }

  /**
   * What was locked.
   *
   * @return ids, in the order of their locks
   */
  public List<Object> locked() {
    return List.copyOf(locked);
  }

  /** Counts a query: what a repository is asked for besides rows by their ids. */
  void asked() {
    queries++;
  }

  /**
   * How many queries there were.
   *
   * @return their number since the beginning
   */
  public int queries() {
    return queries;
  }

  /**
   * The store as JPA's entity manager: persists, finds with or without a lock, and locks by query.
   *
   * @return the entity manager
   */
  public EntityManager entities() {
    return proxy(
        EntityManager.class,
        (method, arguments) ->
            switch (method) {
              case "persist" -> {
                persist(arguments[0]);
                yield null;
              }
              case "find" -> found((Class<?>) arguments[0], arguments[1], arguments.length > 2);
              case "createQuery" -> lockingQuery();
              case "flush" -> null;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private Object found(Class<?> type, Object id, boolean lock) {
    Object entity = find(type, id);
    if (lock && entity != null) {
      locked.add(id);
    }
    return entity;
  }

  /** The core's only queries of its own lock the rows whose ids are the parameter. */
  private TypedQuery<?> lockingQuery() {
    TypedQuery<?>[] query = new TypedQuery<?>[1];
    List<Object> ids = new ArrayList<>();
    query[0] =
        proxy(
            TypedQuery.class,
            (method, arguments) ->
                switch (method) {
                  case "setParameter" -> {
                    ids.addAll((Collection<?>) arguments[1]);
                    yield query[0];
                  }
                  case "setLockMode" -> query[0];
                  case "getResultList" -> {
                    ids.stream().sorted().forEach(locked::add);
                    yield List.of();
                  }
                  default -> throw new UnsupportedOperationException(method);
                });
    return query[0];
  }

  private Map<Object, Object> rows(Class<?> type) {
    return rows.computeIfAbsent(type, none -> new LinkedHashMap<>());
  }

  private static Object idOf(Object entity) {
    Field id =
        Arrays.stream(entity.getClass().getDeclaredFields())
            .filter(
                field ->
                    field.isAnnotationPresent(Id.class)
                        || field.isAnnotationPresent(EmbeddedId.class))
            .findFirst()
            .orElseThrow();
    ReflectionUtils.makeAccessible(id);
    return ReflectionUtils.getField(id, entity);
  }

  private static <T> T proxy(Class<T> type, Port port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> port.call(method.getName(), arguments)));
  }

  private interface Port {
    Object call(String method, Object[] arguments);
  }
}
