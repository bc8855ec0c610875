package io.tierflow.points.proof;

import java.util.Set;

/**
 * What a proof of the ledger has come to.
 *
 * @param newDifferences how many differences nobody has been asked to examine yet
 * @param changedExaminations instances that examine differences of which something has changed
 */
public record ProvenNight(int newDifferences, Set<String> changedExaminations) {

  /** Copies the set. */
  public ProvenNight {
    changedExaminations = Set.copyOf(changedExaminations);
  }
}
