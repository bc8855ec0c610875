package io.tierflow.insight.dashboard;

import io.tierflow.insight.dashboard.FigureTable.Column;
import io.tierflow.insight.dashboard.FigureTable.Form;
import io.tierflow.insight.dashboard.FigureTable.Label;
import io.tierflow.insight.dashboard.FigureTable.Line;
import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.Figure.Unit;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.figures.FigureScope;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The tables that have a line a tier, or a line from one tier to another. */
@Component
class TierTables {

  private static final String ALL = "All tiers";
  private static final String JOINED = "Joined";
  private static final String LEFT = "Left";

  private final FigureMonthService figures;
  private final VocabularySource vocabulary;

  TierTables(FigureMonthService figures, VocabularySource vocabulary) {
    this.figures = figures;
    this.vocabulary = vocabulary;
  }

  /** Who moved from where to where; of a tier that is chosen, those who came or went. */
  FigureTable moves(DashboardChoice choice) {
    Map<Move, BigDecimal> moves = new TreeMap<>();
    String chosen = choice.tier() == null ? null : choice.tier().code();
    for (Month month :
        figures.series(Figure.MEMBERS_MOVED, choice.months(), choice.ofTier(null)).months()) {
      for (Part part : month.parts()) {
        if (chosen == null || chosen.equals(part.tier()) || chosen.equals(part.detail())) {
          moves.merge(move(part), part.value(), BigDecimal::add);
        }
      }
    }
    return new FigureTable(
        FigureTableKind.MOVES,
        List.of(new Column("Members", "members-moved", Unit.COUNT, Form.CELL)),
        moves.entrySet().stream()
            .map(
                each ->
                    new Line(
                        List.of(Label.of(each.getKey().from()), Label.of(each.getKey().to())),
                        List.of(each.getValue())))
            .toList());
  }

  private Move move(Part part) {
    boolean left = part.tier().isEmpty();
    return new Move(
        rank(part.detail()),
        part.detail() == null ? JOINED : part.detail(),
        left ? Integer.MAX_VALUE : rank(part.tier()),
        left ? LEFT : part.tier());
  }

  private int rank(String tier) {
    return vocabulary.ladder().codes().indexOf(tier);
  }

  /** What members are worth and what they cost, as it was computed last. */
  FigureTable lifetime(DashboardChoice choice) {
    List<Line> lines = new ArrayList<>();
    for (String tier :
        choice.tier() == null ? vocabulary.ladder().codes() : List.of(choice.tier().code())) {
      lines.add(line(tier, choice, choice.ofTier(tier)));
    }
    if (choice.tier() == null) {
      lines.add(line(ALL, choice, choice.scope()));
    }
    return new FigureTable(
        FigureTableKind.LIFETIME,
        List.of(
            new Column("Members", Figure.VALUED_MEMBERS.path(), Unit.COUNT, Form.NONE),
            new Column("Expected to be active", "probability-alive", Unit.SHARE, Form.NONE),
            new Column("Lifetime value", "average-lifetime-value", Unit.AMOUNT, Form.BAR),
            new Column("Cost", "average-lifetime-cost", Unit.AMOUNT, Form.BAR)),
        lines);
  }

  private Line line(String name, DashboardChoice choice, FigureScope scope) {
    List<BigDecimal> values = new ArrayList<>();
    for (Figure figure :
        List.of(
            Figure.VALUED_MEMBERS,
            Figure.PROBABILITY_ALIVE,
            Figure.AVERAGE_LIFETIME_VALUE,
            Figure.AVERAGE_LIFETIME_COST)) {
      values.add(newest(figure, choice, scope));
    }
    return new Line(List.of(Label.of(name)), values);
  }

  private BigDecimal newest(Figure figure, DashboardChoice choice, FigureScope scope) {
    return figures.series(figure, choice.months(), scope).months().stream()
        .map(Month::value)
        .filter(Objects::nonNull)
        .reduce((older, newer) -> newer)
        .orElse(null);
  }

  /** A move; the lowest tiers come first, whoever joined before them and whoever left after. */
  private record Move(int place, String from, int placeAfter, String to)
      implements Comparable<Move> {

    @Override
    public int compareTo(Move other) {
      int byTier = Integer.compare(place, other.place);
      int byNext = byTier != 0 ? byTier : Integer.compare(placeAfter, other.placeAfter);
      return byNext != 0 ? byNext : (from + to).compareTo(other.from + other.to);
    }
  }
}
