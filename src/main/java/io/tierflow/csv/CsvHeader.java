package io.tierflow.csv;

import io.tierflow.problem.InvalidInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a file has which column. */
final class CsvHeader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int TOLD_LENGTH = 200;

  private final Map<String, Integer> positions = new HashMap<>();

  private CsvHeader(List<String> names) {
    for (int position = 0; position < names.size(); position++) {
      positions.put(names.get(position), position);
    }
  }

  /**
   * Reads a file's first line.
   *
   * @throws InvalidInputException if it is not a header with these columns
   */
  static CsvHeader of(PhysicalLine first, CsvColumns columns) {
    if (first.isFlawed()) {
      throw wrong(first.flaw(), columns);
    }
    List<String> names = names(first.text(), columns);
    Set<String> seen = new HashSet<>();
    List<String> twice = names.stream().filter(name -> !seen.add(name)).toList();
    requireNone("misses the columns", columns.missingIn(names), columns);
    requireNone("has the unknown columns", columns.unknownIn(names), columns);
    requireNone("has twice the columns", twice, columns);
    return new CsvHeader(names);
  }

  private static List<String> names(String text, CsvColumns columns) {
    String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (withoutMark.isBlank()) {
      return List.of();
    }
    try {
      return CsvFields.split(withoutMark).stream().map(String::strip).toList();
    } catch (InvalidInputException malformed) {
      throw wrong(malformed.getMessage(), columns);
    }
  }

  private static void requireNone(String flaw, List<String> names, CsvColumns columns) {
    if (!names.isEmpty()) {
      String listed = String.join(", ", names);
      throw wrong(
          "It %s %s.".formatted(flaw, listed.substring(0, Math.min(listed.length(), TOLD_LENGTH))),
          columns);
    }
  }

  static InvalidInputException wrong(String flaw, CsvColumns columns) {
    return new InvalidInputException(
        "header",
        "The first line is not the header. %s Accepted, in any order, those in brackets if needed: %s."
            .formatted(flaw, columns));
  }

  int size() {
    return positions.size();
  }

  Integer positionOf(String column) {
    return positions.get(column);
  }
}
