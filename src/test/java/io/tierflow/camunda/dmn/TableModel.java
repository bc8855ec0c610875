package io.tierflow.camunda.dmn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A decision table, and its file.
 *
 * @param hitPolicy such as FIRST
 * @param columns the columns that rows may test
 * @param outputs types of the outputs; these are called out0, out1 and so on
 * @param rows what each row says, a cell for each column and then one for each output
 */
record TableModel(
    String hitPolicy, List<Column> columns, List<String> outputs, List<List<String>> rows) {

  /** A column by its expression. The type may be null. */
  record Column(String expression, String type) {}

  static TableModel of(String hitPolicy, List<Column> columns, List<List<String>> rows) {
    return new TableModel(hitPolicy, columns, List.of("string"), rows);
  }

  String xml() {
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
        xmlns:camunda="http://camunda.org/schema/1.0/dmn"
        id="definitions" name="Table" namespace="http://tierflow.io/test">
      <decision id="table" name="Table" camunda:historyTimeToLive="P30D">
        <decisionTable id="decisionTable" hitPolicy="%s">%s%s%s</decisionTable>
      </decision>
    </definitions>
    """
        .formatted(
            hitPolicy,
            all(columns.size(), column -> input(columns.get(column), column)),
            all(outputs.size(), output -> output(outputs.get(output), output)),
            all(rows.size(), row -> row(rows.get(row), row)));
  }

  private static String input(Column column, int index) {
    return "<input id='in%d'%s><inputExpression id='expression%d'%s>%s</inputExpression></input>"
        .formatted(
            index,
            index % 2 == 0 ? " camunda:inputVariable='%s'".formatted("in" + index) : "",
            index,
            typed(column.type),
            text(column.expression));
  }

  private static String output(String type, int index) {
    return "<output id='output%d' name='out%d'%s/>".formatted(index, index, typed(type));
  }

  private String row(List<String> cells, int row) {
    return "<rule id='row%d'>%s</rule>"
        .formatted(
            row,
            all(
                cells.size(),
                cell ->
                    "<%1$s id='cell%2$d-%3$d'>%4$s</%1$s>"
                        .formatted(
                            cell < columns.size() ? "inputEntry" : "outputEntry",
                            row,
                            cell,
                            text(cells.get(cell)))));
  }

  private static String typed(String type) {
    return type == null ? "" : " typeRef='%s'".formatted(type);
  }

  private static String text(String text) {
    return "<text>%s</text>".formatted(text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private static String all(int count, java.util.function.IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }
}
