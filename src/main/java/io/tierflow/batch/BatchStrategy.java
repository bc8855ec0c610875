package io.tierflow.batch;

import java.time.LocalDate;
import java.util.List;

/**
 * One use of a batch: whom it takes and what it does with them. All methods are called within the
 * transaction of the page, so that what they do and how far the range has come commit together.
 */
public interface BatchStrategy {

  /** What is done, as a key for good: up to 40 letters and dashes. */
  String kind();

  /** Ranges of members that are worked through side by side, over all nodes together. */
  int partitions();

  /** Members who are processed in one transaction. */
  int pageSize();

  /** Members who are looked at in one transaction at most, to fill a page of those to process. */
  default int lookAhead() {
    return pageSize();
  }

  /**
   * Chooses whom to process; the others count as skipped.
   *
   * @param members the next members, in order
   * @param asOf the batch's day
   * @return those to process, in order
   */
  default List<String> select(List<String> members, LocalDate asOf) {
    return members;
  }

  /**
   * Processes a page.
   *
   * @param page members, in order; may be empty
   * @param batch name of the batch
   * @param asOf the batch's day
   * @return what is to be added to the strategy's own count
   */
  long process(List<String> page, String batch, LocalDate asOf);

  /** Members who are processed in one transaction after a page has failed. */
  default int pageSizeAfterFailure() {
    return 1;
  }

  /**
   * Processes members whose page has failed.
   *
   * @param page members, in order; may be empty
   * @param batch name of the batch
   * @param asOf the batch's day
   * @return what is to be added to the strategy's own count
   */
  default long processAfterFailure(List<String> page, String batch, LocalDate asOf) {
    return process(page, batch, asOf);
  }
}
