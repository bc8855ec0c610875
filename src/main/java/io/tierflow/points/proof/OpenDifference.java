package io.tierflow.points.proof;

import io.tierflow.points.LedgerCheck;
import io.tierflow.points.LedgerDifference;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A difference that waits to be examined.
 *
 * @param checkName what was compared
 * @param subject number of a member, or code of a promotion
 * @param reference number of the entry or of the lot, or id of the transaction; empty for a sum
 * @param expected points as they were last recomputed
 * @param found points as they were last stored
 * @param processInstanceId instance in which somebody is asked
 * @param vanishedAt since when it is not found any more; null while it is
 */
public record OpenDifference(
    LedgerCheck checkName,
    String subject,
    String reference,
    BigDecimal expected,
    BigDecimal found,
    String processInstanceId,
    Instant vanishedAt) {

  /**
   * The difference in one line, without personal data.
   *
   * @return such as {@code S0024: balance against the ledger's entries: expected 12, found 13}
   */
  public String text() {
    return difference().text() + (vanishedAt == null ? "" : " (vanished since)");
  }

  LedgerDifference difference() {
    return new LedgerDifference(checkName, subject, reference, expected, found);
  }

  boolean isUnchangedBy(LedgerDifference other) {
    return vanishedAt == null
        && expected.compareTo(other.expected()) == 0
        && found.compareTo(other.found()) == 0;
  }
}
