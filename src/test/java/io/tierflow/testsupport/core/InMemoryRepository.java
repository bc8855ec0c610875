package io.tierflow.testsupport.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;

/**
 * A repository over a store in memory. Subclasses answer the queries of their interface.
 *
 * @param <T> the entity
 * @param <I> its id
 */
public abstract class InMemoryRepository<T, I> implements JpaRepository<T, I> {

  private final InMemoryStore store;
  private final Class<T> type;

  /**
   * A repository of one entity.
   *
   * @param store where all entities are
   * @param type the entity
   */
  protected InMemoryRepository(InMemoryStore store, Class<T> type) {
    this.store = store;
    this.type = type;
  }

  /** One page out of a list in order. */
  protected static <R> Page<R> page(List<R> all, Pageable request) {
    List<R> content = all.stream().skip(request.getOffset()).limit(request.getPageSize()).toList();
    return new PageImpl<>(content, request, all.size());
  }

  protected InMemoryStore store() {
    return store;
  }

  /** All rows, for a query that a database would answer. */
  protected List<T> queried() {
    store.asked();
    return findAll();
  }

  @Override
  public List<T> findAll() {
    return store.all(type);
  }

  @Override
  public Optional<T> findById(I id) {
    return Optional.ofNullable(store.find(type, id));
  }

  @Override
  public T getReferenceById(I id) {
    return findById(id).orElseThrow();
  }

  @Override
  public boolean existsById(I id) {
    return findById(id).isPresent();
  }

  @Override
  public List<T> findAllById(Iterable<I> ids) {
    return list(ids).stream().map(this::findById).flatMap(Optional::stream).toList();
  }

  @Override
  public long count() {
    return findAll().size();
  }

  @Override
  public <S extends T> S save(S entity) {
    store.persist(entity);
    return entity;
  }

  @Override
  public <S extends T> S saveAndFlush(S entity) {
    return save(entity);
  }

  @Override
  public <S extends T> List<S> saveAll(Iterable<S> entities) {
    List<S> saved = list(entities);
    saved.forEach(this::save);
    return saved;
  }

  @Override
  public <S extends T> List<S> saveAllAndFlush(Iterable<S> entities) {
    return saveAll(entities);
  }

  @Override
  public void flush() {
    // What is kept is kept at once.
  }

  @Override
  public void delete(T entity) {
    store.remove(entity);
  }

  @Override
  public void deleteById(I id) {
    findById(id).ifPresent(this::delete);
  }

  @Override
  public void deleteAll(Iterable<? extends T> entities) {
    entities.forEach(this::delete);
  }

  @Override
  public void deleteAll() {
    findAll().forEach(this::delete);
  }

  @Override
  public void deleteAllById(Iterable<? extends I> ids) {
    ids.forEach(this::deleteById);
  }

  @Override
  public void deleteAllInBatch(Iterable<T> entities) {
    deleteAll(entities);
  }

  @Override
  public void deleteAllByIdInBatch(Iterable<I> ids) {
    deleteAllById(ids);
  }

  @Override
  public void deleteAllInBatch() {
    deleteAll();
  }

  @Override
  public Page<T> findAll(Pageable request) {
    return page(findAll(), request);
  }

  @Override
  public List<T> findAll(Sort sort) {
    throw unanswered();
  }

  @Override
  @Deprecated
  public T getOne(I id) {
    return getReferenceById(id);
  }

  @Override
  @Deprecated
  public T getById(I id) {
    return getReferenceById(id);
  }

  @Override
  public <S extends T> List<S> findAll(Example<S> example) {
    throw unanswered();
  }

  @Override
  public <S extends T> List<S> findAll(Example<S> example, Sort sort) {
    throw unanswered();
  }

  @Override
  public <S extends T> Page<S> findAll(Example<S> example, Pageable request) {
    throw unanswered();
  }

  @Override
  public <S extends T> Optional<S> findOne(Example<S> example) {
    throw unanswered();
  }

  @Override
  public <S extends T> long count(Example<S> example) {
    throw unanswered();
  }

  @Override
  public <S extends T> boolean exists(Example<S> example) {
    throw unanswered();
  }

  @Override
  public <S extends T, R> R findBy(
      Example<S> example, Function<FetchableFluentQuery<S>, R> question) {
    throw unanswered();
  }

  private static UnsupportedOperationException unanswered() {
    return new UnsupportedOperationException("The core asks nothing by example or sort.");
  }

  private static <R> List<R> list(Iterable<R> items) {
    return StreamSupport.stream(items.spliterator(), false)
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }
}
