package io.tierflow.common;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the current database transaction knows of the members that it works on: what was read for a
 * whole page of them with one query, or has just been written, is not asked of the database again.
 * There is one such object per transaction, and it is forgotten with it. Outside of a transaction
 * nothing is remembered.
 */
public final class TransactionFacts implements TransactionSynchronization {

  private final Map<Fact<?>, Map<String, Object>> facts = new HashMap<>();

  private TransactionFacts() {}

  /**
   * Remembers a fact until the transaction ends.
   *
   * @param <V> its type
   * @param fact what is known
   * @param key of whom or of what, such as a member's number
   * @param value the value
   */
  public static <V> void remember(Fact<V> fact, String key, V value) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionFacts current = current();
      if (current == null) {
        current = new TransactionFacts();
        TransactionSynchronizationManager.bindResource(TransactionFacts.class, current);
        TransactionSynchronizationManager.registerSynchronization(current);
      }
      current.facts.computeIfAbsent(fact, first -> new HashMap<>()).put(key, value);
    }
  }

  /**
   * Finds a fact.
   *
   * @param <V> its type
   * @param fact what is asked
   * @param key of whom or of what
   * @return the value, empty if this transaction does not know
   */
  @SuppressWarnings("unchecked")
  public static <V> Optional<V> recall(Fact<V> fact, String key) {
    TransactionFacts current = current();
    return current == null
        ? Optional.empty()
        : Optional.ofNullable((V) current.facts.getOrDefault(fact, Map.of()).get(key));
  }

  /**
   * Finds a fact, or finds it out and remembers it.
   *
   * @param <V> its type
   * @param fact what is asked
   * @param key of whom or of what
   * @param find finds it out
   * @return the value
   */
  public static <V> V recallOr(Fact<V> fact, String key, Supplier<V> find) {
    return recall(fact, key)
        .orElseGet(
            () -> {
              V found = find.get();
              remember(fact, key, found);
              return found;
            });
  }

  /**
   * Forgets a fact, since it no longer holds.
   *
   * @param fact what was known
   * @param key of whom or of what
   */
  public static void forget(Fact<?> fact, String key) {
    TransactionFacts current = current();
    if (current != null) {
      current.facts.getOrDefault(fact, new HashMap<>()).remove(key);
    }
  }

  private static TransactionFacts current() {
    return (TransactionFacts) TransactionSynchronizationManager.getResource(TransactionFacts.class);
  }

  /** Set aside while another transaction is under way in between. */
  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(TransactionFacts.class);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(TransactionFacts.class, this);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(TransactionFacts.class);
  }

  /**
   * Something that can be known of a member; each is made once, as a constant of the class that
   * knows it.
   *
   * @param <V> the type of its values
   */
  public static final class Fact<V> {

    private final String name;

    /**
     * A fact.
     *
     * @param name says what is known, for debugging
     */
    public Fact(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
