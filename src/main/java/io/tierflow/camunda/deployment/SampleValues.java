package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Values of an input at which the cells of a table may answer differently: each allowed value, each
 * constant of the cells, what lies just beside, and between two of them.
 */
final class SampleValues {

  private static final BigDecimal STEP = new BigDecimal("0.01");
  private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000);
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);
  private static final int DAYS_OF_WEEK = 7;
  private static final int HOURS_BETWEEN = 3;
  private static final String SOME_TEXT = "some other text";

  private SampleValues() {}

  /**
   * The values of an input, never null.
   *
   * @param input the input
   * @param cells the cells of its columns
   */
  static List<Object> of(InputColumn input, Collection<FeelCell> cells) {
    return switch (input.type()) {
      case TEXT -> texts(input, cells);
      case YES_NO -> List.of(true, false);
      case DATE -> days(cells);
      case DATE_TIME -> times(cells);
      case WHOLE_NUMBER, NUMBER -> numbers(input, cells);
    };
  }

  private static List<Object> texts(InputColumn input, Collection<FeelCell> cells) {
    return input
        .allowed()
        .<List<Object>>map(
            usual -> Stream.<Object>concat(usual.stream(), input.rare().values().stream()).toList())
        .orElseGet(
            () -> {
              Set<Object> texts = new LinkedHashSet<>();
              cells.forEach(cell -> texts.addAll(cell.texts()));
              texts.add(SOME_TEXT);
              return List.copyOf(texts);
            });
  }

  private static List<Object> days(Collection<FeelCell> cells) {
    TreeSet<LocalDate> constants = new TreeSet<>();
    cells.forEach(cell -> constants.addAll(cell.days()));
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int day = 0; day < DAYS_OF_WEEK; day++) {
      days.add(SOME_DAY.plusDays(day));
    }
    for (LocalDate constant : constants) {
      days.addAll(List.of(constant.minusDays(1), constant, constant.plusDays(1)));
    }
    return List.copyOf(days);
  }

  private static List<Object> times(Collection<FeelCell> cells) {
    TreeSet<LocalDateTime> times = new TreeSet<>();
    for (int day = 0; day < DAYS_OF_WEEK; day++) {
      times.add(SOME_DAY.plusDays(day).atTime(day * HOURS_BETWEEN, 0));
    }
    for (FeelCell cell : cells) {
      for (LocalDateTime constant : cell.times()) {
        times.addAll(List.of(constant.minusSeconds(1), constant, constant.plusSeconds(1)));
      }
    }
    return List.copyOf(times);
  }

  private static List<Object> numbers(InputColumn input, Collection<FeelCell> cells) {
    TreeSet<BigDecimal> constants = new TreeSet<>();
    cells.forEach(cell -> constants.addAll(cell.numbers()));
    BigDecimal step = input.type() == ColumnType.WHOLE_NUMBER ? BigDecimal.ONE : STEP;
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    numbers.add(BigDecimal.ZERO);
    numbers.add(input.least() == null ? FAR.negate() : input.least());
    numbers.add(input.greatest() == null ? FAR : input.greatest());
    BigDecimal previous = null;
    for (BigDecimal constant : constants) {
      numbers.addAll(List.of(constant.subtract(step), constant, constant.add(step)));
      if (previous != null) {
        numbers.add(previous.add(constant).divide(BigDecimal.valueOf(2)));
      }
      previous = constant;
    }
    if (previous != null && input.greatest() == null) {
      numbers.add(previous.abs().add(FAR));
    }
    return numbers.stream()
        .filter(n -> comes(n, input))
        .map(n -> value(n, input))
        .distinct()
        .toList();
  }

  private static boolean comes(BigDecimal number, InputColumn input) {
    return (input.least() == null || number.compareTo(input.least()) >= 0)
        && (input.greatest() == null || number.compareTo(input.greatest()) <= 0);
  }

  /** As the flow hands it over. */
  private static Object value(BigDecimal number, InputColumn input) {
    return input.type() == ColumnType.WHOLE_NUMBER
        ? (Object) number.setScale(0, RoundingMode.FLOOR).longValue()
        : (Object) number.doubleValue();
  }

  static List<Object> withNull(InputColumn input, List<Object> values) {
    List<Object> all = new ArrayList<>(values);
    if (input.mayBeMissing()) {
      all.add(null);
    }
    return all;
  }
}
