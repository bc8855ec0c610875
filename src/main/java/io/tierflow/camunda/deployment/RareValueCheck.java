package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.RareValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks at a row for values that come only together with another input's: a cell that names no
 * others never matches if the row's cell of that input excludes it.
 */
final class RareValueCheck {

  private final FeelCells feel;
  private final List<InputColumn> inputs;
  private final List<Optional<FeelCell>> cells;

  /**
   * Makes the check of a row.
   *
   * @param inputs the table's columns
   * @param cells the row's cell of each that tests something
   */
  RareValueCheck(FeelCells feel, List<InputColumn> inputs, List<Optional<FeelCell>> cells) {
    this.feel = feel;
    this.inputs = inputs;
    this.cells = cells;
  }

  void check(Place row, Findings findings) {
    for (int i = 0; i < inputs.size(); i++) {
      InputColumn column = inputs.get(i);
      cells
          .get(i)
          .filter(FeelCell::isPlain)
          .filter(cell -> namesRareAlone(cell, column))
          .flatMap(
              cell ->
                  excluding(column.rare())
                      .map(other -> finding(cell, column, other, row.column(column.name()))))
          .ifPresent(f -> findings.add(f.place(), f.text(), f.problem(), f.accepted()));
    }
  }

  private boolean namesRareAlone(FeelCell cell, InputColumn column) {
    return column.rare().values().stream().anyMatch(value -> matches(cell, column.name(), value))
        && column.allowed().stream()
            .flatMap(List::stream)
            .noneMatch(value -> matches(cell, column.name(), value));
  }

  /** The row's cell that leaves out what the values come with. */
  private Optional<FeelCell> excluding(RareValues rare) {
    return IntStream.range(0, inputs.size())
        .filter(i -> inputs.get(i).name().equals(rare.input()))
        .mapToObj(cells::get)
        .flatMap(Optional::stream)
        .filter(FeelCell::isPlain)
        .filter(cell -> !matches(cell, rare.input(), rare.value()))
        .findFirst();
  }

  private boolean matches(FeelCell cell, String input, String value) {
    return feel.evaluate(cell, Map.of(input, value), input).matches();
  }

  private static Finding finding(FeelCell cell, InputColumn column, FeelCell other, Place place) {
    return new Finding(
        place,
        cell.text(),
        "never comes where %s is %s".formatted(column.rare().input(), other.text().strip()),
        column.accepted());
  }
}
