package io.tierflow.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a kind of file, by the names in its header.
 *
 * @param required columns that the header must have; their fields may be empty all the same
 * @param optional columns that it may have
 */
public record CsvColumns(List<String> required, List<String> optional) {

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
        .filter(column -> !required.contains(column) && !optional.contains(column))
        .toList();
  }

  @Override
  public String toString() {
    List<String> all = new ArrayList<>(required);
    optional.forEach(column -> all.add("[" + column + "]"));
    return String.join(",", all);
  }
}
