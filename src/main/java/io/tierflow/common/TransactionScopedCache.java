package io.tierflow.common;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers values for the length of the current database transaction, so that what was read for
 * many members with one query, or has just been written, is not asked of the database again.
 * Outside of a transaction it remembers nothing.
 *
 * @param <K> what a value is found by
 * @param <V> what is remembered
 */
public final class TransactionScopedCache<K, V> {

  /**
   * Remembers a value until the transaction ends.
   *
   * @param key what it is found by
   * @param value the value
   */
  public void remember(K key, V value) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      values().put(key, value);
    }
  }

  /**
   * Finds a value.
   *
   * @param key what it is found by
   * @return the value, empty if this transaction has not remembered any
   */
  public Optional<V> recall(K key) {
    Remembered bound = bound();
    return bound == null ? Optional.empty() : Optional.ofNullable(bound.values.get(key));
  }

  /**
   * Forgets a value, since it no longer holds.
   *
   * @param key what it is found by
   */
  public void forget(K key) {
    Remembered bound = bound();
    if (bound != null) {
      bound.values.remove(key);
    }
  }

  private Map<K, V> values() {
    Remembered bound = bound();
    if (bound == null) {
      bound = new Remembered();
      TransactionSynchronizationManager.bindResource(this, bound);
      TransactionSynchronizationManager.registerSynchronization(bound);
    }
    return bound.values;
  }

  @SuppressWarnings("unchecked")
  private Remembered bound() {
    return (Remembered) TransactionSynchronizationManager.getResource(this);
  }

  /** The values of one transaction; set aside while another one is under way in between. */
  private final class Remembered implements TransactionSynchronization {

    private final Map<K, V> values = new HashMap<>();

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(TransactionScopedCache.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(TransactionScopedCache.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(TransactionScopedCache.this);
    }
  }
}
