package io.tierflow.transaction;

/**
 * A transaction in the books.
 *
 * @param transaction what is recorded and what it earned
 * @param first whether it was not there before
 */
public record RecordedTransaction(TransactionView transaction, boolean first) {}
