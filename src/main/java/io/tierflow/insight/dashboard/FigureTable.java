package io.tierflow.insight.dashboard;

import io.tierflow.insight.figures.Figure.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * Figures line by line, most of them a line a month.
 *
 * @param kind which table
 * @param columns what it counts
 * @param lines the lines, months oldest first
 */
record FigureTable(FigureTableKind kind, List<Column> columns, List<Line> lines) {

  /**
   * What a column counts.
   *
   * @param name its name for people
   * @param field its name in a file
   * @param unit what it counts in
   * @param form how it is drawn
   */
  record Column(String name, String field, Unit unit, Form form) {}

  /**
   * A line.
   *
   * @param labels what it is of, one a head of the table's kind
   * @param values one a column; null for what is not known
   */
  record Line(List<Label> labels, List<BigDecimal> values) {}

  /**
   * What a line is of.
   *
   * @param text for people
   * @param field for programs
   * @param current whether it is the month in progress
   */
  record Label(String text, String field, boolean current) {

    static Label of(String text) {
      return new Label(text, text, false);
    }

    static Label of(YearMonth month, boolean current) {
      return new Label(DashboardText.shortly(month), month.toString(), current);
    }
  }

  /** How a column is drawn. */
  enum Form {
    /** On top of the columns before it. */
    STACKED,
    LINE,
    BAR,
    /** Bars on top of each other. */
    STACKED_BAR,
    /** A line with a scale of its own. */
    LINE_APART,
    /** A row of a heat map, or a flow. */
    CELL,
    /** Not at all. */
    NONE
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return lines.stream().flatMap(line -> line.values().stream()).noneMatch(Objects::nonNull);
  }
}
