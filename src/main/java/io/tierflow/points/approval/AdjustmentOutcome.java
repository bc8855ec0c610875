package io.tierflow.points.approval;

import io.tierflow.points.LedgerEntry;

/**
 * What became of a correction that somebody asked for: exactly one of the two is there.
 *
 * @param entry the ledger's entry
 * @param request what waits for another person
 */
public record AdjustmentOutcome(LedgerEntry entry, ApprovalRequest request) {

  static AdjustmentOutcome done(LedgerEntry entry) {
    return new AdjustmentOutcome(entry, null);
  }

  static AdjustmentOutcome waiting(ApprovalRequest request) {
    return new AdjustmentOutcome(null, request);
  }
}
