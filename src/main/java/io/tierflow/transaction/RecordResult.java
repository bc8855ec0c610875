package io.tierflow.transaction;

/**
 * What became of a transaction to be recorded.
 *
 * @param transaction the transaction as it stands in the books, or null if it was refused
 * @param first whether it was not there before
 * @param refusal why it can't be recorded, or null
 */
record RecordResult(Transaction transaction, boolean first, RuntimeException refusal) {

  static RecordResult first(Transaction transaction) {
    return new RecordResult(transaction, true, null);
  }

  static RecordResult repeated(Transaction transaction) {
    return new RecordResult(transaction, false, null);
  }

  static RecordResult refused(RuntimeException refusal) {
    return new RecordResult(null, false, refusal);
  }

  boolean isRefused() {
    return refusal != null;
  }
}
