package io.tierflow.insight.dashboard;

import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.FigureSeries.Month;
import java.math.BigDecimal;
import java.util.List;

/**
 * A figure at a glance.
 *
 * @param figure which
 * @param name what it is called
 * @param table the table that has it month by month
 * @param trend its complete months, the last one being what the tile shows
 * @param current the month in progress
 */
record FigureTile(
    Figure figure, String name, FigureTableKind table, List<Month> trend, Month current) {

  private static final int YEAR = 12;

  /** The month that is shown. */
  public Month shown() {
    return trend.get(trend.size() - 1);
  }

  /** The month before it. */
  public Month previous() {
    return trend.get(trend.size() - 2);
  }

  /** The same month of the year before. */
  public Month yearBefore() {
    return trend.get(trend.size() - 1 - YEAR);
  }

  /** The trend as a line. */
  public Sparkline sparkline() {
    List<BigDecimal> values = trend.stream().map(Month::value).toList();
    return new Sparkline(values);
  }
}
