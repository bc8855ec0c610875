package io.tierflow.testsupport.core;

import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.TableNumbers;
import io.tierflow.policy.TableRows;
import io.tierflow.policy.UncoveredInputException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Decision tables that a test writes as functions from inputs to outputs; null is no row. */
public final class InMemoryTables
    implements DecisionTables, CollectingTables, TableNumbers, TableRows {

  /** The version that decisions name, until a table is written anew. */
  public static final int FIRST_VERSION = 1;

  private final Map<String, Function<Map<String, Object>, Map<String, Object>>> tables =
      new HashMap<>();
  private final Map<String, Function<Map<String, Object>, List<Map<String, Object>>>> collecting =
      new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, SortedSet<BigDecimal>> numbers = new HashMap<>();

  /**
   * Deploys a table.
   *
   * @param table its key
   * @param rows gives outputs for inputs, or null where no row covers them
   * @return this
   */
  public InMemoryTables deploy(
      String table, Function<Map<String, Object>, Map<String, Object>> rows) {
    tables.put(table, rows);
    versions.merge(table, FIRST_VERSION, Integer::sum);
    return this;
  }

  /**
   * Deploys a table of which several rows can match.
   *
   * @param table its key
   * @param rows gives the outputs of each row that matches, for inputs
   * @return this
   */
  public InMemoryTables collect(
      String table, Function<Map<String, Object>, List<Map<String, Object>>> rows) {
    collecting.put(table, rows);
    versions.merge(table, FIRST_VERSION, Integer::sum);
    return this;
  }

  /**
   * Writes numbers into a table's column.
   *
   * @param table its key
   * @param input the column
   * @param column the numbers
   * @return this
   */
  public InMemoryTables number(String table, String input, String... column) {
    SortedSet<BigDecimal> sorted = new TreeSet<>();
    Arrays.stream(column).map(BigDecimal::new).forEach(sorted::add);
    numbers.put(table + "/" + input, sorted);
    return this;
  }

  @Override
  public Decision evaluate(String table, Map<String, Object> inputs) {
    Map<String, Object> outputs = tables.get(table).apply(inputs);
    int version = versions.get(table);
    if (outputs == null) {
      throw new UncoveredInputException(table, version, inputs);
    }
    return new Decision(
        table, version, table + "-row", Map.copyOf(given(inputs)), outputs, "Row of " + table);
  }

  @Override
  public List<Decision> evaluateAll(String table, Map<String, Object> inputs) {
    int version = versions.get(table);
    return collecting.get(table).apply(inputs).stream()
        .map(
            outputs ->
                new Decision(
                    table,
                    version,
                    table + "-row",
                    Map.copyOf(given(inputs)),
                    outputs,
                    "Row of " + table))
        .toList();
  }

  @Override
  public Map<String, Map<String, String>> rows(String table) {
    return collecting.containsKey(table) ? Map.of(table + "-row", Map.of()) : Map.of();
  }

  @Override
  public SortedSet<BigDecimal> numbers(String table, String input) {
    return numbers.getOrDefault(table + "/" + input, new TreeSet<>());
  }

  private static Map<String, Object> given(Map<String, Object> inputs) {
    Map<String, Object> given = new HashMap<>(inputs);
    given.values().removeIf(value -> value == null);
    return given;
  }
}
