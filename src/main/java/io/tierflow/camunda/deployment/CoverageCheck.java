package io.tierflow.camunda.deployment;

import io.tierflow.policy.InputColumn;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for inputs that no row of a table covers. Goes input by input, and keeps of its values one
 * for each set of rows that they match, so that the work grows with what the rows tell apart and
 * not with the combinations of all values.
 */
final class CoverageCheck {

  private static final int MAX_GAPS = 3;
  private static final int MAX_STEPS = 200_000;

  private final List<InputColumn> inputs = new ArrayList<>();
  private final List<Map<BitSet, Object>> values = new ArrayList<>();
  private final List<BitSet> indifferent = new ArrayList<>();
  private final Set<List<Object>> covered = new HashSet<>();
  private final List<String> gaps = new ArrayList<>();
  private final int rows;
  private int steps;

  CoverageCheck(int rows) {
    this.rows = rows;
  }

  /**
   * Adds an input.
   *
   * @param input the input
   * @param rowsByValue which rows each of its values matches, by their index
   */
  void add(InputColumn input, Map<Object, BitSet> rowsByValue) {
    Map<BitSet, Object> distinct = new LinkedHashMap<>();
    BitSet all = new BitSet();
    all.set(0, rows);
    for (Map.Entry<Object, BitSet> value : rowsByValue.entrySet()) {
      distinct.putIfAbsent(value.getValue(), value.getKey());
      all.and(value.getValue());
    }
    inputs.add(input);
    values.add(distinct);
    indifferent.add(all);
  }

  /** What is not covered, in words; at most a few of all. */
  List<String> gaps() {
    // From behind: the rows that accept everything from a column on.
    for (int i = indifferent.size() - 2; i >= 0; i--) {
      indifferent.get(i).and(indifferent.get(i + 1));
    }
    BitSet all = new BitSet();
    all.set(0, rows);
    search(0, all, new ArrayList<>());
    return List.copyOf(gaps);
  }

  private void search(int column, BitSet active, List<Object> chosen) {
    if (gaps.size() == MAX_GAPS || ++steps > MAX_STEPS) {
      return;
    }
    if (active.isEmpty()) {
      gaps.add(describe(chosen));
      return;
    }
    if (column == inputs.size() || active.intersects(indifferent.get(column))) {
      return;
    }
    List<Object> state = List.of(column, active.clone());
    if (covered.contains(state)) {
      return;
    }
    for (Map.Entry<BitSet, Object> value : values.get(column).entrySet()) {
      BitSet remaining = (BitSet) active.clone();
      remaining.and(value.getKey());
      List<Object> more = new ArrayList<>(chosen);
      more.add(value.getValue());
      search(column + 1, remaining, more);
    }
    covered.add(state);
  }

  /** Such as: transactionKind "REVIEW", currentTier "VIP". */
  private String describe(List<Object> chosen) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      if (values.get(i).size() > 1 || !indifferent(i)) {
        parts.add("%s %s".formatted(inputs.get(i).name(), text(chosen.get(i))));
      }
    }
    return parts.isEmpty() ? "anything" : parts.stream().collect(Collectors.joining(", "));
  }

  private boolean indifferent(int column) {
    return values.get(column).keySet().iterator().next().cardinality() == rows;
  }

  private static String text(Object value) {
    if (value == null) {
      return "missing";
    }
    if (value instanceof String) {
      return "\"%s\"".formatted(value);
    }
    return value instanceof Number number ? figure(number) : Objects.toString(value);
  }

  /** As people write it: −1,000,000 and 0.5, neither -1000000.0 nor 5E-1. */
  private static String figure(Number number) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
    symbols.setMinusSign('−');
    return new DecimalFormat("#,##0.######", symbols).format(number);
  }
}
