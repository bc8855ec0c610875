package io.tierflow.points;

import java.math.BigDecimal;

/**
 * Something in which the ledger does not add up.
 *
 * @param check what was compared
 * @param subject number of the member whose account it is, or code of the promotion
 * @param reference number of the entry or of the lot, or id of the transaction; empty for a sum
 * @param expected points as they were recomputed
 * @param found points as they are stored
 */
public record LedgerDifference(
    LedgerCheck check, String subject, String reference, BigDecimal expected, BigDecimal found) {

  /**
   * The difference in one line, without personal data.
   *
   * @return such as {@code S0024: balance against the ledger's entries: expected 12, found 13}
   */
  public String text() {
    return "%s%s: %s: expected %s, found %s"
        .formatted(
            subject,
            reference.isEmpty() ? "" : " (" + reference + ")",
            check.title(),
            plain(expected),
            plain(found));
  }

  private static String plain(BigDecimal points) {
    return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
  }
}
