package io.tierflow.encryption;

import java.util.Map;

/** A feature's rows that hold sealed texts. */
public interface SealedRecords {

  /**
   * How many rows each key has sealed.
   *
   * @return rows by the key's id
   */
  Map<Integer, Long> countByKey();

  /**
   * Seals some rows with the primary key that another one has sealed, in the order of their keys,
   * in a transaction of its own.
   *
   * @param after the row after which to begin; empty for the first
   * @param rows how many at most
   * @param waiting whether to wait for rows that others hold, or to pass over them
   * @return what was done
   */
  Batch reseal(String after, int rows, boolean waiting);

  /**
   * Rows that were sealed.
   *
   * @param last the last one, or null if there was none
   * @param rows how many
   */
  record Batch(String last, int rows) {}
}
