package io.tierflow.insight.dashboard;

import io.tierflow.insight.figures.Figure.Unit;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.web.FigureFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says in words for people what figures are, and how they have changed. */
@Component
class DashboardText {

  private static final String NOTHING = "–";
  private static final int DECIMALS_OF_RATIO = 6;
  private static final DateTimeFormatter SHORT_MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private final FigureFormat text;

  DashboardText(FigureFormat text) {
    this.text = text;
  }

  /**
   * A figure for people.
   *
   * @param unit what it counts in
   * @param value the figure, or null
   * @return such as 1,234, 12.50 or 25.0%; a dash for null
   */
  public String value(Unit unit, BigDecimal value) {
    if (value == null) {
      return NOTHING;
    }
    return switch (unit) {
      case COUNT -> text.count(value.longValue());
      case AMOUNT -> text.money(value);
      case SHARE -> text.percent(value);
    };
  }

  /**
   * A figure for programs.
   *
   * @param unit what it counts in
   * @param value the figure, or null
   * @return its digits, empty for null
   */
  public String plain(Unit unit, BigDecimal value) {
    return value == null
        ? ""
        : value.setScale(unit.decimals(), RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * How a figure has changed: shares in percentage points, others in per cent.
   *
   * @param unit what it counts in
   * @param value the figure, or null
   * @param before what it was before, or null
   * @return such as +3.2%; a dash if there is nothing to compare with
   */
  public String change(Unit unit, BigDecimal value, BigDecimal before) {
    if (value == null || before == null) {
      return NOTHING;
    }
    if (value.compareTo(before) == 0) {
      return "no change";
    }
    BigDecimal difference = value.subtract(before);
    if (unit == Unit.SHARE) {
      return signed(difference, text.percent(difference).replace("%", " points"));
    }
    return before.signum() <= 0
        ? NOTHING
        : signed(
            difference,
            text.percent(difference.divide(before, DECIMALS_OF_RATIO, RoundingMode.HALF_UP)));
  }

  private static String signed(BigDecimal difference, String written) {
    return difference.signum() > 0 ? "+" + written : written;
  }

  /**
   * What a tile's line shows, for who can't see it.
   *
   * @param tile the tile
   * @return first and last month, the lowest and the highest figure
   */
  public String trend(FigureTile tile) {
    List<BigDecimal> known =
        tile.trend().stream().map(Month::value).filter(Objects::nonNull).toList();
    Unit unit = tile.figure().unit();
    return "%s to %s: lowest %s, highest %s"
        .formatted(
            month(tile.trend().get(0).month()),
            month(tile.shown().month()),
            value(unit, known.stream().min(Comparator.naturalOrder()).orElse(null)),
            value(unit, known.stream().max(Comparator.naturalOrder()).orElse(null)));
  }

  /**
   * A month in few letters.
   *
   * @param month the month
   * @return such as Oct 2026
   */
  public String month(YearMonth month) {
    return shortly(month);
  }

  static String shortly(YearMonth month) {
    return month.format(SHORT_MONTH);
  }

  /**
   * A constant's name as words.
   *
   * @param constant such as CORPORATE
   * @return such as Corporate
   */
  public String name(Enum<?> constant) {
    String words = words(constant.name());
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Such as no consent, of NO_CONSENT. */
  static String words(String code) {
    return code.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
