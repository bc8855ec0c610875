package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelAnswer;
import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.TableContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at what stands in an input column's cell of one table, by evaluating it. */
final class InputCellCheck {

  private final FeelCells feel;
  private final TableContract contract;
  private final Map<String, List<Object>> samples;

  /**
   * Makes the check of a table.
   *
   * @param samples values of each input by its name, none of them null
   */
  InputCellCheck(FeelCells feel, TableContract contract, Map<String, List<Object>> samples) {
    this.feel = feel;
    this.contract = contract;
    this.samples = samples;
  }

  /** Adds what is wrong with a cell: the first thing that is, since more follows from it. */
  void check(FeelCell cell, InputColumn column, Place place, Findings findings) {
    warnOfLater(cell, column, place, findings);
    Stream.<Optional<Finding>>of(
            unknownText(cell, column, place),
            wrongConstant(cell, column, place),
            thousands(cell, column, place),
            bareCondition(cell, column, place),
            failure(cell, column, place),
            matchesWhatIsMissing(cell, column, place),
            matchesNothing(cell, column, place))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(f -> findings.add(f.place(), f.text(), f.problem(), f.accepted()));
  }

  /** A text that the input may have one day: a tier that is about to come. */
  private static void warnOfLater(
      FeelCell cell, InputColumn column, Place place, Findings findings) {
    later(cell, column)
        .forEach(
            value ->
                findings.warn(
                    place,
                    cell.text(),
                    "names %s, which does not exist yet".formatted(value),
                    column.accepted()));
  }

  private static List<String> later(FeelCell cell, InputColumn column) {
    return cell.textsComparedWith(null).stream()
        .filter(text -> !column.mayBe(text) && column.mayExistLater(text))
        .toList();
  }

  /** A text that the input never has: {@code "Gold"} in a column of tiers. */
  private Optional<Finding> unknownText(FeelCell cell, InputColumn column, Place place) {
    return Stream.concat(
            unknown(cell.textsComparedWith(null), column),
            contract.inputs().stream()
                .flatMap(input -> unknown(cell.textsComparedWith(input.name()), input)))
        .map(
            input ->
                new Finding(
                    place, cell.text(), "names a value that does not exist", input.accepted()))
        .findFirst();
  }

  private static Stream<InputColumn> unknown(Set<String> texts, InputColumn input) {
    return texts.stream().anyMatch(text -> !input.mayBe(text) && !input.mayExistLater(text))
        ? Stream.of(input)
        : Stream.empty();
  }

  private Optional<Finding> wrongConstant(FeelCell cell, InputColumn column, Place place) {
    return cell.tests().stream()
        .map(FeelCell::constant)
        .filter(Objects::nonNull)
        .filter(constant -> !column.type().fits(constant))
        .map(
            constant ->
                new Finding(
                    place, cell.text(), "is no " + column.type().label(), column.accepted()))
        .findFirst();
  }

  private static Optional<Finding> thousands(FeelCell cell, InputColumn column, Place place) {
    return cell.hasNumberBehindComparison()
        ? Optional.of(
            new Finding(
                place,
                cell.text(),
                "has a number after a comma, which is another value and not part of the first",
                "%s, without separators: >= 1500".formatted(column.accepted())))
        : Optional.empty();
  }

  /**
   * Where the column is true or false itself, a condition that does not speak of it by {@code ?}
   * also matches whenever both are false.
   */
  private static Optional<Finding> bareCondition(FeelCell cell, InputColumn column, Place place) {
    return column.type() == ColumnType.YES_NO
            && cell.tests().stream()
                .anyMatch(t -> t.constant() == null && !t.namesItsInput() && !t.saysNull())
        ? Optional.of(
            new Finding(
                place,
                cell.text(),
                "gives true or false, which is compared with the column's value",
                "true, false, or a condition with ? for the column's value"))
        : Optional.empty();
  }

  /** With every input there, FEEL passes over nothing. */
  private Optional<Finding> failure(FeelCell cell, InputColumn column, Place place) {
    for (Map<String, Object> inputs : combinations(cell, column, false)) {
      for (FeelCell test : Stream.concat(Stream.of(cell), cell.tests().stream()).toList()) {
        FeelAnswer answer = feel.evaluate(test, inputs, column.name());
        if (!answer.failures().isEmpty()) {
          return Optional.of(
              new Finding(
                  place,
                  cell.text(),
                  "can't be evaluated: " + answer.failures().get(0),
                  column.accepted()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whoever has no such value must not match by accident. */
  private Optional<Finding> matchesWhatIsMissing(FeelCell cell, InputColumn column, Place place) {
    if (!column.mayBeMissing() || cell.saysNull()) {
      return Optional.empty();
    }
    return combinations(cell, column, true).stream()
        .filter(inputs -> inputs.get(column.name()) == null)
        .filter(inputs -> feel.evaluate(cell, inputs, column.name()).matches())
        .map(
            inputs ->
                new Finding(
                    place,
                    cell.text(),
                    "also matches members without %s".formatted(column.name()),
                    "a test that names null, or doesn't match it: %s".formatted(column.accepted())))
        .findFirst();
  }

  /** Constants beyond what the column can be, or a range from the later to the earlier. */
  private Optional<Finding> matchesNothing(FeelCell cell, InputColumn column, Place place) {
    if (!cell.isPlain() || !later(cell, column).isEmpty()) {
      return Optional.empty();
    }
    return combinations(cell, column, true).stream()
            .noneMatch(inputs -> feel.evaluate(cell, inputs, column.name()).matches())
        ? Optional.of(new Finding(place, cell.text(), "never matches", column.accepted()))
        : Optional.empty();
  }

  /**
   * Inputs with which the cell is tried: each value of its column, and of each further input that
   * it names.
   */
  private List<Map<String, Object>> combinations(
      FeelCell cell, InputColumn column, boolean missingToo) {
    List<Map<String, Object>> combinations = new ArrayList<>();
    Map<String, Object> usual = new HashMap<>();
    samples.forEach((name, values) -> usual.put(name, values.get(values.size() / 2)));
    for (Object own : values(column, missingToo)) {
      Map<String, Object> inputs = new HashMap<>(usual);
      inputs.put(column.name(), own);
      combinations.add(inputs);
      for (String name : cell.names()) {
        if (!name.equals(column.name())) {
          for (Object other : values(contract.input(name).orElseThrow(), missingToo)) {
            Map<String, Object> more = new HashMap<>(inputs);
            more.put(name, other);
            combinations.add(more);
          }
        }
      }
    }
    return combinations;
  }

  private List<Object> values(InputColumn column, boolean missingToo) {
    List<Object> values = samples.get(column.name());
    return missingToo ? SampleValues.withNull(column, values) : values;
  }
}
