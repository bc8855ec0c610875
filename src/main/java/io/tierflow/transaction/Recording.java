package io.tierflow.transaction;

/**
 * What became of a transaction to be recorded.
 *
 * @param transaction the transaction as it stands in the books, or null if it was refused
 * @param first whether it was not there before
 * @param refusal why it can't be recorded, or null
 */
record Recording(Transaction transaction, boolean first, RuntimeException refusal) {

  static Recording first(Transaction transaction) {
    return new Recording(transaction, true, null);
  }

  static Recording repeated(Transaction transaction) {
    return new Recording(transaction, false, null);
  }

  static Recording refused(RuntimeException refusal) {
    return new Recording(null, false, refusal);
  }

  boolean isRefused() {
    return refusal != null;
  }
}
