package io.tierflow.policy;

/**
 * Writes the contract of a table for a programme's words. Each feature brings those that it asks.
 */
@FunctionalInterface
public interface TableContractFactory {

  /**
   * The contract under some words.
   *
   * @param vocabulary the tiers and kinds that its columns may name
   * @return the contract
   */
  TableContract create(Vocabulary vocabulary);
}
