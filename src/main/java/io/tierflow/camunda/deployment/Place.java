package io.tierflow.camunda.deployment;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a file something stands, as far down as is known.
 *
 * @param file name of the file
 * @param model id of the table, process or form in it, null for the file as a whole
 * @param rowNumber number of the table's row from the top, from 1 on; null for none
 * @param row id of the row, null for none
 * @param column name of the column, or id of the diagram's element; null for none
 * @param line of the file, from 1 on; null if it is not known
 */
record Place(
    String file, String model, Integer rowNumber, String row, String column, Integer line) {

  static Place file(String name) {
    return new Place(name, null, null, null, null, null);
  }

  Place model(String id) {
    return new Place(file, id, null, null, null, null);
  }

  Place row(int number, String id) {
    return new Place(file, model, number, id, null, null);
  }

  Place column(String name) {
    return new Place(file, model, rowNumber, row, name, null);
  }

  Place line(Integer number) {
    return new Place(file, model, rowNumber, row, column, number);
  }

  /** Such as: points-earning, row 3 (purchase-gold), column agreement. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(model == null ? file : model);
    if (rowNumber != null) {
      parts.add(row == null ? "row " + rowNumber : "row %d (%s)".formatted(rowNumber, row));
    }
    if (column != null) {
      parts.add((rowNumber == null ? "" : "column ") + column);
    }
    if (line != null) {
      parts.add("line " + line);
    }
    return String.join(", ", parts);
  }
}
