package io.tierflow.csv;

import io.tierflow.common.Blanks;
import io.tierflow.web.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file has which column, and what separates them: commas or, as spreadsheets of many
 * countries write them, semicolons. Columns at the end that have no name may be there if they are
 * empty.
 */
final class CsvHeader {

  private static final int TOLD_LENGTH = 200;

  /** A line before the header by which a file tells spreadsheets its separator. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.?)\"?");

  private final Map<String, Integer> positions = new HashMap<>();
  private final CsvFields fields;
  private final int nameless;

  private CsvHeader(CsvFields fields, List<String> names, int nameless) {
    this.fields = fields;
    this.nameless = nameless;
    for (int position = 0; position < names.size(); position++) {
      positions.put(names.get(position), position);
    }
  }

  /**
   * Reads a file up to its header.
   *
   * @throws InvalidInputException if it has no header with these columns
   * @throws IOException if the file can't be read
   */
  static CsvHeader read(PhysicalLines lines, CsvColumns columns) throws IOException {
    PhysicalLine first = lines.next().orElseThrow(() -> wrong("The file is empty.", columns));
    Matcher separator = SEPARATOR_LINE.matcher(first.isFlawed() ? "" : Blanks.strip(first.text()));
    if (!separator.matches()) {
      return of(first, columns);
    }
    CsvFields told = told(separator.group(1), columns);
    PhysicalLine second =
        lines
            .next()
            .orElseThrow(() -> wrong("The separator line is not followed by a header.", columns));
    return of(second, told, columns);
  }

  /**
   * Reads a file's header.
   *
   * @throws InvalidInputException if it is not a header with these columns
   */
  static CsvHeader of(PhysicalLine first, CsvColumns columns) {
    return of(first, first.isFlawed() ? CsvFields.COMMA : guessed(first.text()), columns);
  }

  private static CsvHeader of(PhysicalLine first, CsvFields fields, CsvColumns columns) {
    if (first.isFlawed()) {
      throw wrong(first.flaw(), columns);
    }
    List<String> names = new ArrayList<>(names(first.text(), fields, columns));
    int all = names.size();
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    check(names, columns);
    return new CsvHeader(fields, names, all - names.size());
  }

  private static void check(List<String> names, CsvColumns columns) {
    if (names.contains("")) {
      throw wrong("Its column %d has no name.".formatted(names.indexOf("") + 1), columns);
    }
    Set<String> seen = new HashSet<>();
    List<String> twice = names.stream().filter(name -> !seen.add(name)).toList();
    if (names.size() == 1) {
      requireSeparated(names.get(0), columns);
    }
    requireNone("lacks the columns", columns.missingIn(names), columns);
    requireNone("has unknown columns", columns.unknownIn(names), columns);
    requireNone("repeats the columns", twice, columns);
  }

  private static void requireSeparated(String only, CsvColumns columns) {
    for (String other : new String[] {"\t", "|"}) {
      if (only.contains(other)) {
        throw wrong(
            "Its columns are separated by %s; accepted: commas and semicolons."
                .formatted(other.equals("\t") ? "tabs" : "the character " + other),
            columns);
      }
    }
  }

  private static CsvFields told(String separator, CsvColumns columns) {
    for (CsvFields fields : CsvFields.values()) {
      if (separator.equals(String.valueOf(fields.separator()))) {
        return fields;
      }
    }
    throw wrong(
        "The file declares the separator \"%s\"; accepted: commas and semicolons."
            .formatted(separator),
        columns);
  }

  private static CsvFields guessed(String header) {
    boolean hasComma = header.indexOf(CsvFields.COMMA.separator()) >= 0;
    boolean hasSemicolon = header.indexOf(CsvFields.SEMICOLON.separator()) >= 0;
    return hasSemicolon && !hasComma ? CsvFields.SEMICOLON : CsvFields.COMMA;
  }

  private static List<String> names(String text, CsvFields fields, CsvColumns columns) {
    String visible = Blanks.strip(text);
    if (visible.isEmpty()) {
      return List.of();
    }
    try {
      return fields.split(visible).stream().map(Blanks::strip).toList();
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

  private static InvalidInputException wrong(String flaw, CsvColumns columns) {
    return new InvalidInputException(
        "header",
        "The first line is not the header. %s Accepted, in any order, those in brackets are optional: %s."
            .formatted(flaw, columns));
  }

  CsvFields fields() {
    return fields;
  }

  /** How many columns have a name. */
  int size() {
    return positions.size();
  }

  /** Whether a line may have so many fields. */
  boolean accepts(int count) {
    return count >= size() && count <= size() + nameless;
  }

  /** The columns whose names begin so. */
  List<String> columnsFrom(String beginning) {
    return positions.keySet().stream().filter(name -> name.startsWith(beginning)).toList();
  }

  Integer positionOf(String column) {
    return positions.get(column);
  }
}
