package io.tierflow.staff;

import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * In which order members are listed. Members who are equal in it follow by their numbers.
 *
 * @param by what is compared
 * @param descending whether the greatest comes first; by number it never does
 */
record MemberOrder(By by, boolean descending) {

  static final MemberOrder BY_NUMBER = new MemberOrder(By.NUMBER, false);

  private static final String SORT = "sort";
  private static final String DIRECTION = "direction";

  /** What members are ordered by. Names are encrypted, and so in no order. */
  enum By {
    NUMBER,
    TIER,
    POINTS,
    ENROLLED,
    ACTIVITY;

    /** The text of a value in an address. */
    Object read(String text) {
      return switch (this) {
        case NUMBER -> text;
        case TIER -> ValueFormat.SMALL.read(text);
        case POINTS -> ValueFormat.WHOLE.read(text);
        case ENROLLED -> LocalDate.parse(text);
        case ACTIVITY -> LocalDateTime.parse(text);
      };
    }
  }

  /** Which end of the list comes first. */
  enum Direction {
    ASC,
    DESC
  }

  static MemberOrder read(Map<String, String> parameters) {
    By by = MemberCriteria.choice(parameters, SORT, By.class);
    Direction direction = MemberCriteria.choice(parameters, DIRECTION, Direction.class);
    return by == null || by == By.NUMBER
        ? BY_NUMBER
        : new MemberOrder(by, direction == Direction.DESC);
  }

  /** The place behind which, or before which, a page of the list ends. */
  record Place(Object value, String memberNumber) {

    private static final String SEPARATOR = "~";

    @Override
    public String toString() {
      return value + SEPARATOR + memberNumber;
    }
  }

  /**
   * Reads a place from an address.
   *
   * @param name of the parameter
   * @param text what the address says, or null
   * @return the place, or null
   * @throws InvalidInputException if no page has such a link
   */
  Place place(String name, String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      int end = text.indexOf(Place.SEPARATOR);
      return new Place(by.read(text.substring(0, end)), text.substring(end + 1));
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | DateTimeParseException unreadable) {
      throw new InvalidInputException(
          name,
          "The parameter %s does not fit the order of the list; accepted: a link of the list's pages."
              .formatted(name));
    }
  }

  /** The order that a click on the column's heading leads to. */
  MemberOrder toggled(By other) {
    if (other == By.NUMBER) {
      return BY_NUMBER;
    }
    return new MemberOrder(other, by == other ? !descending : other != By.ENROLLED);
  }
}
