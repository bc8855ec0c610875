package io.tierflow.reward.milestone;

import java.time.LocalDate;
import java.time.YearMonth;

/** How often a member can reach a milestone. */
enum MilestoneRepetition {
  ONCE,
  YEARLY,
  MONTHLY;

  /** What it can be reached once in, such as 2026-11 or 2026; empty for ever. */
  String period(LocalDate day) {
    return switch (this) {
      case ONCE -> "";
      case YEARLY -> Integer.toString(day.getYear());
      case MONTHLY -> YearMonth.from(day).toString();
    };
  }
}
