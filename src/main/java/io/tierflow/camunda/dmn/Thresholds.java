package io.tierflow.camunda.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The constants that the cells of a column compare its input with. Two inputs between the same
 * neighbours, or equal to the same one, are the same to all of its cells.
 */
final class Thresholds {

  private final List<BigDecimal> numbers;
  private final List<String> texts;
  private final List<LocalDate> days;

  Thresholds(Collection<?> constants) {
    this.numbers = sorted(BigDecimal.class, constants);
    this.texts = sorted(String.class, constants);
    this.days = sorted(LocalDate.class, constants);
  }

  /** By comparison, so that 10 and 10.0 are one. */
  private static <T extends Comparable<? super T>> List<T> sorted(
      Class<T> type, Collection<?> constants) {
    TreeSet<T> sorted = new TreeSet<>();
    constants.stream().filter(type::isInstance).map(type::cast).forEach(sorted::add);
    return List.copyOf(sorted);
  }

  /**
   * What the column's cells see of an input.
   *
   * @param input the column's value
   * @return where it stands among the constants of its type; what is neither number, text nor day
   *     stands for itself
   */
  Object placeOf(Object input) {
    if (input instanceof String text) {
      return place(String.class, texts, text);
    }
    if (input instanceof LocalDate day) {
      return place(LocalDate.class, days, day);
    }
    if (input instanceof Long || input instanceof Integer) {
      return place(Number.class, numbers, BigDecimal.valueOf(((Number) input).longValue()));
    }
    // As FEEL reads a double: by its shortest digits.
    return input instanceof Double number && Double.isFinite(number)
        ? place(Number.class, numbers, BigDecimal.valueOf(number))
        : input;
  }

  private static <T extends Comparable<? super T>> Place place(
      Class<?> type, List<T> constants, T value) {
    int found = Collections.binarySearch(constants, value);
    return new Place(type, found >= 0 ? 2 * found + 1 : 2 * (-found - 1));
  }

  /**
   * A place among constants.
   *
   * @param type of what they are compared with
   * @param position odd at a constant, even between two
   */
  record Place(Class<?> type, int position) {}
}
