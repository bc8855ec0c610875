package io.tierflow.insight.dashboard;

import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.figures.FigureSeries.Month;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the programme's figures together for the dashboard. */
@Service
class DashboardService {

  /** The month that a tile shows, the year before it, and the month in progress. */
  private static final int MONTHS_OF_TILES = 14;

  private final FigureMonthService figures;
  private final DashboardTables months;
  private final TierTables tiers;
  private final CohortTables cohorts;

  DashboardService(
      FigureMonthService figures, DashboardTables months, TierTables tiers, CohortTables cohorts) {
    this.figures = figures;
    this.months = months;
    this.tiers = tiers;
    this.cohorts = cohorts;
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
            tile(Figure.AVERAGE_SPEND, "Average spend", FigureTableKind.AVERAGE_SPEND, choice),
            tile(Figure.POINTS_VALUE, "Value of points", FigureTableKind.POINTS, choice),
            tile(Figure.RETENTION, "Retention", FigureTableKind.RETENTION, choice),
            tile(Figure.MEMBERS_MOVED_UP, "Members moved up", FigureTableKind.MOVES, choice),
            tile(Figure.PROGRAMME_COST, "Cost", FigureTableKind.COST, choice)),
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
      case MEMBERS -> months.membersByTier(choice);
      case MOVES -> tiers.moves(choice);
      case AVERAGE_SPEND -> months.averageSpend(choice);
      case POINTS -> months.points(choice);
      case COST -> months.cost(choice);
      case PARTICIPATION -> months.participation(choice);
      case RETENTION -> months.retention(choice);
      case COHORTS -> cohorts.cohorts(choice);
      case VOUCHERS -> months.vouchers(choice);
      case VOUCHER_AGES -> cohorts.voucherAges(choice);
      case MESSAGES -> months.messages(choice);
      case LIFETIME -> tiers.lifetime(choice);
    };
  }
}
