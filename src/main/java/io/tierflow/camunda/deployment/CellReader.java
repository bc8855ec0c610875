package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.camunda.dmn.UnreadableCellException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads cells, and finds what is wrong with one before it is evaluated at all. */
final class CellReader {

  private static final String ANYTHING = "-";

  private final FeelCells feel;

  CellReader(FeelCells feel) {
    this.feel = feel;
  }

  /** Whether an input's cell accepts every value. */
  static boolean isAny(String text) {
    return text.isBlank() || text.strip().equals(ANYTHING);
  }

  /** An input's cell; empty, and a finding, if it can't be read. */
  Optional<FeelCell> tests(String text, Place place, String accepted, Findings findings) {
    return read(text, place, accepted, findings, true);
  }

  /** An output's cell; empty, and a finding, if it can't be read. */
  Optional<FeelCell> expression(String text, Place place, String accepted, Findings findings) {
    return read(text, place, accepted, findings, false);
  }

  private Optional<FeelCell> read(
      String text, Place place, String accepted, Findings findings, boolean tests) {
    FeelCell cell;
    try {
      cell = tests ? feel.tests(text) : feel.expression(text);
    } catch (UnreadableCellException unreadable) {
      findings.add(place, text, "can't be read" + hint(text), accepted);
      return Optional.empty();
    }
    if (cell.mayRunLong()) {
      findings.add(
          place,
          text,
          "may never end: it iterates over a list, matches a pattern or defines a function",
          accepted);
      return Optional.empty();
    }
    if (cell.namesImpossibleTime()) {
      findings.add(place, text, "names a day or time that does not exist", accepted);
      return Optional.empty();
    }
    return Optional.of(cell);
  }

  /** Whether the cell names only what there is; a finding for each name that is not. */
  static boolean namesAreKnown(
      FeelCell cell, Set<String> known, Place place, String accepted, Findings findings) {
    Set<String> unknown = new TreeSet<>(cell.names());
    unknown.removeAll(known);
    unknown.forEach(
        name ->
            findings.add(
                place,
                cell.text(),
                cell.text().strip().equals(name)
                    ? "is neither in quotes nor the name of an input"
                    : "names %s, which is neither in quotes nor an input".formatted(name),
                accepted));
    return unknown.isEmpty();
  }

  /** What people often type. */
  private static String hint(String text) {
    if (text.matches("(?s).*[“”„‟‘’«»].*")) {
      return ": it has typographic quotes, and straight ones (\") are needed";
    }
    if (text.matches("(?s).*(=>|=<|≥|≤|==).*")) {
      return ": at least is written >=, at most <=";
    }
    if (text.matches("(?s)\\s*[=!].*")) {
      return ": equal needs no operator, unequal is written not(…)";
    }
    if (text.matches("(?s).*\\d,\\d.*")) {
      return ": decimals follow a point";
    }
    return text.matches("(?s).*\\b(and|or|AND|OR)\\b.*")
        ? ": alternatives are separated by commas, a range is written [1..10]"
        : "";
  }
}
