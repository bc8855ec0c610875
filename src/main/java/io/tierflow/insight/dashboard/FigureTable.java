package io.tierflow.insight.dashboard;

import io.tierflow.insight.figures.Figure.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * Figures month by month.
 *
 * @param kind which table
 * @param columns what it counts
 * @param lines one a month, oldest first
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
   * A month.
   *
   * @param month the month
   * @param values one a column; null for what is not known
   */
  record Line(YearMonth month, List<BigDecimal> values) {}

  /** How a column is drawn. */
  enum Form {
    /** On top of the columns before it. */
    STACKED,
    LINE,
    BAR,
    /** A line with a scale of its own. */
    LINE_APART,
    /** Not at all. */
    NONE
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return lines.stream().flatMap(line -> line.values().stream()).noneMatch(Objects::nonNull);
  }
}
