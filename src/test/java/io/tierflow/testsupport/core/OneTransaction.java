package io.tierflow.testsupport.core;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Marks out a transaction, for what the product remembers for the length of one. */
public final class OneTransaction {

  private OneTransaction() {}

  /**
   * Does work within one transaction.
   *
   * @param work what to do
   * @param <T> its result
   * @return the result
   */
  public static <T> T in(Supplier<T> work) {
    TransactionSynchronizationManager.initSynchronization();
    try {
      return work.get();
    } finally {
      TransactionSynchronizationManager.getSynchronizations()
          .forEach(
              synchronization ->
                  synchronization.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
      TransactionSynchronizationManager.clearSynchronization();
    }
  }
}
