package io.tierflow.csv;

import java.io.IOException;

/** Is told of every rejected line, in order. */
@FunctionalInterface
public interface RejectedLines {

  /**
   * Called for a line that could not be accepted.
   *
   * @param line its number in the file, from 1, the header's included
   * @param reason why, one sentence
   * @throws IOException if it can't be kept
   */
  void reject(long line, String reason) throws IOException;
}
