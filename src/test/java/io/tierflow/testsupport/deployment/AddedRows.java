package io.tierflow.testsupport.deployment;

import java.util.Map;
import java.util.stream.Collectors;

/** A released table that has no rows, with some. */
public final class AddedRows {

  private final TableFile table;
  private final StringBuilder rows = new StringBuilder();

  /**
   * The table without rows.
   *
   * @param key its key
   */
  public AddedRows(String key) {
    table = TableFile.of(key);
  }

  /**
   * Adds an input column, before the rows that test it.
   *
   * @param name the input that it asks
   * @param type its type, such as {@code double}
   * @return this
   */
  public AddedRows column(String name, String type) {
    table.input(name, type);
    return this;
  }

  /**
   * Adds a row.
   *
   * @param id its id
   * @param annotation its annotation
   * @param cells the text of each cell that is not empty, by column
   * @return this
   */
  public AddedRows row(String id, String annotation, Map<String, String> cells) {
    rows.append("<rule id=\"%s\"><description>%s</description>".formatted(id, annotation))
        .append(cells(id, "inputEntry", table.inputs(), cells))
        .append(cells(id, "outputEntry", table.outputs(), cells))
        .append("</rule>");
    return this;
  }

  private static String cells(
      String id, String element, Iterable<String> columns, Map<String, String> cells) {
    StringBuilder text = new StringBuilder();
    for (String column : columns) {
      text.append(
          "<%1$s id=\"%2$s-%3$s\"><text>%4$s</text></%1$s>"
              .formatted(element, id, column, cells.getOrDefault(column, "")));
    }
    return text.toString();
  }

  /** Its key, which is its file's name too. */
  public String key() {
    return table.key();
  }

  /** The file. */
  public String xml() {
    return table
        .xml()
        .lines()
        .collect(Collectors.joining("\n"))
        .replace("</decisionTable>", rows + "</decisionTable>");
  }
}
