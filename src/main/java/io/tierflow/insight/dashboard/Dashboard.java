package io.tierflow.insight.dashboard;

import java.time.Instant;
import java.util.List;

/**
 * What the dashboard shows.
 *
 * @param computedAt up to when records are in it; null if nothing is kept yet
 * @param tiles the main figures of the last complete month
 * @param tables the figures month by month
 */
record Dashboard(Instant computedAt, List<FigureTile> tiles, List<FigureTable> tables) {

  /** Whether there is any figure of any month. */
  public boolean isEmpty() {
    return tables.stream().allMatch(FigureTable::isEmpty);
  }
}
