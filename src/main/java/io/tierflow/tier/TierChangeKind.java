package io.tierflow.tier;

import java.util.List;
import java.util.stream.Stream;

/** What kind of change of a member's tier it was. */
public enum TierChangeKind {
  /** The tier that a member starts with. */
  ENROLMENT,

  /** The figures earned a higher tier. */
  UPGRADE,

  /** The tier was kept for another validity. */
  RENEWAL,

  /** The tier was kept for a grace period, in which the member may make up for what is missing. */
  GRACE,

  /** The tier was lowered. */
  LOWERING,

  /** Staff kept the tier until a day, though the table would have lowered it. */
  EXCEPTION,

  /** Staff gave the tier. */
  GRANT,

  /** The terms of the tier changed, and with them its last day. */
  TERMS,

  /** Another membership was merged into this one. */
  MERGE;

  /**
   * The changes of which {@code upgrade-review} says whether somebody reviews them.
   *
   * @return their names
   */
  static List<String> reviewable() {
    return Stream.of(UPGRADE, GRANT, LOWERING).map(Enum::name).toList();
  }
}
