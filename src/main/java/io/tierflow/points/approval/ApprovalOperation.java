package io.tierflow.points.approval;

import java.util.List;
import java.util.stream.Stream;

/** What may need a second person, by the names that the table approval-limits knows. */
public enum ApprovalOperation {
  /** A correction of a balance by hand. */
  ADJUSTMENT,
  /** A voucher that staff give a member. */
  VOUCHER_GRANT;

  /**
   * Their names.
   *
   * @return the values of the table's column operation
   */
  static List<String> codes() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
