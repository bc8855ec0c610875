package io.tierflow.csv;

import java.util.List;

/**
 * A kind of file: how its lines are read and recorded.
 *
 * @param <T> what a line says
 */
public interface CsvFormat<T> {

  /**
   * The columns of this kind of file.
   *
   * @return required and optional ones
   */
  CsvColumns columns();

  /**
   * Reads a line. The constraints declared on the result are checked by the import.
   *
   * @param line the line's fields
   * @return what it says
   * @throws io.tierflow.web.InvalidInputException if a field can't be read
   */
  T read(CsvRecord line);

  /**
   * Records lines in one transaction: all or, if it fails, nothing of them.
   *
   * @param lines what they say, in the order of the file
   * @return what became of each, in the same order
   */
  List<LineOutcome> record(List<T> lines);
}
