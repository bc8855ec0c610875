package io.tierflow.transaction;

/**
 * How many transactions an upgrade looks at.
 *
 * @param count transactions of the 30 days that end with its day
 * @param toEarn transactions up to its day that have not earned yet and still can
 */
public record RecentTransactions(long count, long toEarn) {}
