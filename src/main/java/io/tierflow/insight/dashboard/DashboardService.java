package io.tierflow.insight.dashboard;

import io.tierflow.insight.dashboard.FigureTable.Column;
import io.tierflow.insight.dashboard.FigureTable.Form;
import io.tierflow.insight.dashboard.FigureTable.Line;
import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.figures.FigureSeries;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the programme's figures together for the dashboard. */
@Service
class DashboardService {

  /** The month that a tile shows, the year before it, and the month in progress. */
  private static final int MONTHS_OF_TILES = 14;

  private final FigureMonthService figures;
  private final VocabularySource vocabulary;

  DashboardService(FigureMonthService figures, VocabularySource vocabulary) {
    this.figures = figures;
    this.vocabulary = vocabulary;
  }

  /**
   * The dashboard, all of it as of one moment.
   *
   * @param choice what is looked at
   * @return tiles and tables
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Dashboard dashboard(DashboardChoice choice) {
    return new Dashboard(
        figures.series(Figure.MEMBERS, 1).computedAt(),
        List.of(
            tile(Figure.ACTIVE_MEMBERS, "Active members", FigureTableKind.PARTICIPATION, choice),
            tile(Figure.MEMBERS, "Members", FigureTableKind.MEMBERS, choice),
            tile(Figure.POINTS_OUTSTANDING, "Points outstanding", FigureTableKind.POINTS, choice),
            tile(Figure.POINTS_ISSUED, "Points issued", FigureTableKind.POINTS, choice),
            tile(Figure.REDEMPTION_RATE, "Redemption rate", FigureTableKind.POINTS, choice),
            tile(Figure.AVERAGE_SPEND, "Average spend", FigureTableKind.AVERAGE_SPEND, choice)),
        Arrays.stream(FigureTableKind.values()).map(kind -> tableOf(kind, choice)).toList());
  }

  /**
   * A table of the dashboard.
   *
   * @param kind which
   * @param choice what is looked at
   * @return the table
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public FigureTable table(FigureTableKind kind, DashboardChoice choice) {
    return tableOf(kind, choice);
  }

  private FigureTile tile(
      Figure figure, String name, FigureTableKind table, DashboardChoice choice) {
    List<Month> months = figures.series(figure, MONTHS_OF_TILES, choice.scope()).months();
    int current = months.size() - 1;
    return new FigureTile(figure, name, table, months.subList(0, current), months.get(current));
  }

  private FigureTable tableOf(FigureTableKind kind, DashboardChoice choice) {
    return switch (kind) {
      case MEMBERS -> byTier(kind, Figure.MEMBERS, tiers(choice), Form.STACKED, Form.NONE, choice);
      case AVERAGE_SPEND ->
          byTier(
              kind, Figure.AVERAGE_SPEND, lowestLast(tiers(choice)), Form.LINE, Form.LINE, choice);
      case POINTS ->
          table(
              kind,
              List.of(
                  column("Issued", Figure.POINTS_ISSUED, Form.BAR, choice),
                  column("Redeemed", Figure.POINTS_REDEEMED, Form.BAR, choice),
                  column("Expired", Figure.POINTS_EXPIRED, Form.BAR, choice),
                  column("Reversed", Figure.POINTS_REVERSED, Form.BAR, choice),
                  column("Outstanding", Figure.POINTS_OUTSTANDING, Form.LINE_APART, choice),
                  column("Redemption rate", Figure.REDEMPTION_RATE, Form.NONE, choice)));
      case PARTICIPATION ->
          table(
              kind,
              List.of(
                  column("Active members", Figure.ACTIVE_MEMBERS, Form.BAR, choice),
                  column("Members", Figure.MEMBERS, Form.NONE, choice),
                  column("Participation", Figure.PARTICIPATION, Form.LINE_APART, choice)));
    };
  }

  private FigureTable byTier(
      FigureTableKind kind,
      Figure figure,
      List<String> tiers,
      Form formOfTier,
      Form formOfAll,
      DashboardChoice choice) {
    List<FilledColumn> columns = new ArrayList<>();
    for (String tier : tiers) {
      columns.add(
          new FilledColumn(
              new Column(tier, tier, figure.unit(), formOfTier),
              figures.series(figure, choice.months(), choice.ofTier(tier))));
    }
    if (choice.tier() == null) {
      columns.add(
          new FilledColumn(
              new Column("All tiers", "all", figure.unit(), formOfAll),
              figures.series(figure, choice.months(), choice.scope())));
    }
    return table(kind, columns);
  }

  /** The tiers of the ladder, and those that members had before they were taken off it. */
  private List<String> tiers(DashboardChoice choice) {
    if (choice.tier() != null) {
      return List.of(choice.tier().code());
    }
    Stream<String> held =
        figures.series(Figure.MEMBERS, choice.months(), choice.scope()).months().stream()
            .flatMap(month -> month.parts().stream())
            .map(Part::tier)
            .sorted();
    return Stream.concat(vocabulary.ladder().codes().stream(), held).distinct().toList();
  }

  /** The lowest tier last, so that the two above it can be compared at a glance. */
  private static List<String> lowestLast(List<String> tiers) {
    List<String> ordered = new ArrayList<>(tiers);
    Collections.rotate(ordered, -1);
    return ordered;
  }

  private FilledColumn column(String name, Figure figure, Form form, DashboardChoice choice) {
    return new FilledColumn(
        new Column(name, figure.path(), figure.unit(), form),
        figures.series(figure, choice.months(), choice.scope()));
  }

  private static FigureTable table(FigureTableKind kind, List<FilledColumn> filled) {
    List<Month> months = filled.get(0).series().months();
    List<Line> lines = new ArrayList<>();
    for (int position = 0; position < months.size(); position++) {
      List<BigDecimal> values = new ArrayList<>();
      for (FilledColumn column : filled) {
        values.add(column.series().months().get(position).value());
      }
      lines.add(new Line(months.get(position).month(), values));
    }
    return new FigureTable(kind, filled.stream().map(FilledColumn::column).toList(), lines);
  }

  private record FilledColumn(Column column, FigureSeries series) {}
}
