package io.tierflow.staff;

import io.tierflow.web.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A place in a timeline, behind which its next page begins.
 *
 * @param at when the entry before it happened
 * @param kind of which kind it is
 * @param id its id among those of its kind
 */
record TimelinePlace(Instant at, TimelineKind kind, String id) {

  private static final String SEPARATOR = "~";

  private static final int PARTS = 3;

  /**
   * Reads a place from an address.
   *
   * @param text what the address says, or an empty text
   * @return the place, or null for the beginning
   * @throws InvalidInputException if no page has such a link
   */
  static TimelinePlace read(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String[] parts = text.split(SEPARATOR, PARTS);
    try {
      TimelinePlace place =
          new TimelinePlace(
              Instant.parse(parts[0]), TimelineKind.valueOf(parts[1]), parts[PARTS - 1]);
      place.number();
      return place;
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException unreadable) {
      throw new InvalidInputException(
          "after", "The parameter after is no place in the timeline; accepted: that of a link.");
    }
  }

  /** The id of an entry of the ledger, which is a number; 0 of anything else. */
  long number() {
    return kind == TimelineKind.POINTS ? Long.parseLong(id) : 0;
  }

  @Override
  public String toString() {
    return at + SEPARATOR + kind + SEPARATOR + id;
  }
}
