package io.tierflow.tier.renewal;

import java.util.List;
import java.util.stream.Stream;

/** What becomes of a tier whose validity or grace period ends, as tables name it. */
public enum RetentionOutcome {
  /** The member keeps the tier for another validity. */
  KEEP,

  /** The member keeps the tier for the grace period, or what is left of it. */
  GRACE,

  /** The member gets a lower tier. */
  LOWER;

  static List<String> codes() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
