package io.tierflow.member.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Days in a row.
 *
 * @param from the first one
 * @param to the last one, not before the first; null if there is no end
 */
public record Days(LocalDate from, LocalDate to) {

  private static final Comparator<Days> IN_ORDER = Comparator.comparing(Days::from);

  /**
   * Whether a day is among them.
   *
   * @param day any day
   * @return whether it is
   */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * Whether they share a day with others.
   *
   * @param others the others
   * @return whether they do
   */
  boolean overlaps(Days others) {
    return shared(others).isPresent();
  }

  /** The days that they share with others. */
  Optional<Days> shared(Days others) {
    LocalDate first = from.isAfter(others.from) ? from : others.from;
    LocalDate last = earlierEnd(to, others.to);
    return last != null && last.isBefore(first)
        ? Optional.empty()
        : Optional.of(new Days(first, last));
  }

  /**
   * The days, from the first to the last of several periods, that are not covered.
   *
   * @param whole periods that share no day
   * @param covered what is covered of them, in periods that share no day
   * @return the gaps, in order
   */
  static List<Days> gaps(List<Days> whole, List<Days> covered) {
    List<Days> gaps = new ArrayList<>();
    if (whole.isEmpty()) {
      return gaps;
    }
    List<Days> inOrder = whole.stream().sorted(IN_ORDER).toList();
    LocalDate next = inOrder.get(0).from;
    for (Days part : covered.stream().sorted(IN_ORDER).toList()) {
      if (part.from.isAfter(next)) {
        gaps.add(new Days(next, part.from.minusDays(1)));
      }
      if (part.to == null) {
        return gaps;
      }
      next = part.to.plusDays(1);
    }
    LocalDate end = inOrder.get(inOrder.size() - 1).to;
    if (end == null || !next.isAfter(end)) {
      gaps.add(new Days(next, end));
    }
    return gaps;
  }

  private static LocalDate earlierEnd(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** For people, such as: from 2026-01-01 to 2026-12-31. */
  @Override
  public String toString() {
    return to == null ? "from %s on".formatted(from) : "from %s to %s".formatted(from, to);
  }
}
