package io.tierflow.insight.dashboard;

import io.tierflow.insight.dashboard.FigureTable.Column;
import io.tierflow.insight.dashboard.FigureTable.Form;
import io.tierflow.insight.dashboard.FigureTable.Label;
import io.tierflow.insight.dashboard.FigureTable.Line;
import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.Figure.Unit;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tables of the dashboard that have a line a month. */
@Component
class DashboardTables {

  private final FigureMonthService figures;
  private final VocabularySource vocabulary;

  DashboardTables(FigureMonthService figures, VocabularySource vocabulary) {
    this.figures = figures;
    this.vocabulary = vocabulary;
  }

  FigureTable membersByTier(DashboardChoice choice) {
    return byTier(
        FigureTableKind.MEMBERS, Figure.MEMBERS, tiers(choice), Form.STACKED, Form.NONE, choice);
  }

  FigureTable averageSpend(DashboardChoice choice) {
    return byTier(
        FigureTableKind.AVERAGE_SPEND,
        Figure.AVERAGE_SPEND,
        lowestLast(tiers(choice)),
        Form.LINE,
        Form.LINE,
        choice);
  }

  FigureTable points(DashboardChoice choice) {
    return table(
        FigureTableKind.POINTS,
        List.of(
            column("Issued", Figure.POINTS_ISSUED, Form.BAR, choice),
            column("Redeemed", Figure.POINTS_REDEEMED, Form.BAR, choice),
            column("Expired", Figure.POINTS_EXPIRED, Form.BAR, choice),
            column("Reversed", Figure.POINTS_REVERSED, Form.BAR, choice),
            column("Outstanding", Figure.POINTS_OUTSTANDING, Form.LINE_APART, choice),
            column("Value outstanding", Figure.POINTS_VALUE, Form.NONE, choice),
            column("Redemption rate", Figure.REDEMPTION_RATE, Form.NONE, choice)));
  }

  FigureTable cost(DashboardChoice choice) {
    return table(
        FigureTableKind.COST,
        List.of(
            detail("Points", Figure.PROGRAMME_COST, "POINTS", Form.STACKED_BAR, choice),
            detail("Vouchers", Figure.PROGRAMME_COST, "VOUCHERS", Form.STACKED_BAR, choice),
            detail("Gifts", Figure.PROGRAMME_COST, "GIFTS", Form.STACKED_BAR, choice),
            column("Cost", Figure.PROGRAMME_COST, Form.NONE, choice),
            column("Margin of higher tiers", Figure.UPLIFT_MARGIN, Form.LINE, choice),
            column("Return", Figure.RETURN_ON_COST, Form.NONE, choice)));
  }

  FigureTable participation(DashboardChoice choice) {
    return table(
        FigureTableKind.PARTICIPATION,
        List.of(
            column("Active members", Figure.ACTIVE_MEMBERS, Form.LINE, choice),
            column("Members who earn", Figure.EARNING_MEMBERS, Form.LINE, choice),
            column("Members who redeem", Figure.REDEEMING_MEMBERS, Form.LINE, choice),
            column("Members", Figure.MEMBERS, Form.NONE, choice),
            column("Participation", Figure.PARTICIPATION, Form.LINE_APART, choice)));
  }

  FigureTable retention(DashboardChoice choice) {
    return table(
        FigureTableKind.RETENTION,
        List.of(
            column("Active before", Figure.ACTIVE_BEFORE, Form.NONE, choice),
            column("Active again", Figure.ACTIVE_AGAIN, Form.NONE, choice),
            column("Retention", Figure.RETENTION, Form.LINE, choice),
            column("Members at start", Figure.MEMBERS_AT_START, Form.NONE, choice),
            column("Members lost", Figure.MEMBERS_LOST, Form.NONE, choice),
            column("Churn", Figure.CHURN, Form.LINE, choice)));
  }

  FigureTable vouchers(DashboardChoice choice) {
    return table(
        FigureTableKind.VOUCHERS,
        List.of(
            column("Issued", Figure.VOUCHERS_ISSUED, Form.BAR, choice),
            column("Redeemed", Figure.VOUCHERS_REDEEMED, Form.BAR, choice),
            column("Expired", Figure.VOUCHERS_EXPIRED, Form.BAR, choice)));
  }

  FigureTable messages(DashboardChoice choice) {
    List<FilledColumn> columns = new ArrayList<>();
    columns.add(column("Sent", Figure.MESSAGES_SENT, Form.STACKED_BAR, choice));
    months(Figure.MESSAGES_NOT_SENT, choice).stream()
        .flatMap(month -> month.parts().stream())
        .map(Part::detail)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .forEach(
            reason ->
                columns.add(
                    detail(
                        "Not sent: " + DashboardText.words(reason),
                        Figure.MESSAGES_NOT_SENT,
                        reason,
                        Form.STACKED_BAR,
                        choice)));
    columns.add(column("Not sent", Figure.MESSAGES_NOT_SENT, Form.NONE, choice));
    columns.add(column("Unsubscribed", Figure.UNSUBSCRIBED, Form.LINE_APART, choice));
    return table(FigureTableKind.MESSAGES, columns);
  }

  private List<Month> months(Figure figure, DashboardChoice choice) {
    return figures.series(figure, choice.months(), choice.scope()).months();
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
              figures.series(figure, choice.months(), choice.ofTier(tier)).months()));
    }
    if (choice.tier() == null) {
      columns.add(
          new FilledColumn(
              new Column("All tiers", "all", figure.unit(), formOfAll), months(figure, choice)));
    }
    return table(kind, columns);
  }

  /** The tiers of the ladder, and those that members had before they were taken off it. */
  private List<String> tiers(DashboardChoice choice) {
    if (choice.tier() != null) {
      return List.of(choice.tier().code());
    }
    Stream<String> held =
        months(Figure.MEMBERS, choice).stream()
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
        new Column(name, figure.path(), figure.unit(), form), months(figure, choice));
  }

  /** The part of a figure that is of one detail; 0 in months that are kept and have none. */
  private FilledColumn detail(
      String name, Figure figure, String detail, Form form, DashboardChoice choice) {
    Unit unit = figure.unit();
    return new FilledColumn(
        new Column(name, figure.path() + ":" + detail, unit, form),
        months(figure, choice).stream()
            .map(month -> new Month(month.month(), ofDetail(month, detail), List.of()))
            .toList());
  }

  private static BigDecimal ofDetail(Month month, String detail) {
    return month.value() == null
        ? null
        : month.parts().stream()
            .filter(part -> detail.equals(part.detail()))
            .map(Part::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static FigureTable table(FigureTableKind kind, List<FilledColumn> filled) {
    List<Month> months = filled.get(0).months();
    List<Line> lines = new ArrayList<>();
    for (int position = 0; position < months.size(); position++) {
      List<BigDecimal> values = new ArrayList<>();
      for (FilledColumn column : filled) {
        values.add(column.months().get(position).value());
      }
      boolean current = position == months.size() - 1;
      lines.add(new Line(List.of(Label.of(months.get(position).month(), current)), values));
    }
    return new FigureTable(kind, filled.stream().map(FilledColumn::column).toList(), lines);
  }

  private record FilledColumn(Column column, List<Month> months) {}
}
