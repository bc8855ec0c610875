package io.tierflow.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The columns of a kind of file, by the names in its header.
 *
 * @param required columns that the header must have; their fields may be empty all the same
 * @param optional columns that it may have; one that ends with {@link #KEY} stands for any number
 *     of columns, each with a key in its place, such as {@code attributes.cabin}
 */
public record CsvColumns(List<String> required, List<String> optional) {

  /** Stands in a column's name for whatever keys a file has. */
  public static final String KEY = "<key>";

  private static final Pattern KEYS = Pattern.compile("[a-z][a-zA-Z0-9]{0,31}");

  /**
   * Takes the columns over.
   *
   * @param required columns that the header must have
   * @param optional columns that it may have
   */
  public CsvColumns {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  List<String> missingIn(List<String> header) {
    return required.stream().filter(column -> !header.contains(column)).toList();
  }

  List<String> unknownIn(List<String> header) {
    return header.stream()
        .filter(column -> !required.contains(column) && !isOptional(column))
        .toList();
  }

  private boolean isOptional(String column) {
    int point = column.indexOf('.') + 1;
    return point > 0 && KEYS.matcher(column.substring(point)).matches()
        ? optional.contains(column.substring(0, point) + KEY)
        : optional.contains(column) && !column.endsWith(KEY);
  }

  @Override
  public String toString() {
    List<String> all = new ArrayList<>(required);
    optional.forEach(column -> all.add("[" + column + "]"));
    return String.join(",", all);
  }
}
