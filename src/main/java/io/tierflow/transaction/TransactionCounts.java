package io.tierflow.transaction;

/**
 * What is there of a member's transactions on a day.
 *
 * @param recent those of the 30 days
 * @param toEarn those that have not earned and still can
 * @param missed those that count as waiting to earn but are too old for it
 */
record TransactionCounts(long recent, long toEarn, long missed) {}
