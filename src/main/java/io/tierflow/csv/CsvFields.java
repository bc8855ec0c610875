package io.tierflow.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.tierflow.problem.InvalidInputException;
import java.util.List;

/** Splits one line into its fields. */
final class CsvFields {

  private static final CsvReader.CsvReaderBuilder READER =
      CsvReader.builder().allowUnclosedQuote(false).skipEmptyLines(false);

  private CsvFields() {}

  static List<String> split(String line) {
    try {
      return READER.ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException malformed) {
      throw new InvalidInputException(
          "line",
          "The line is not valid CSV: a quoted field must end with a quote, before a comma or the"
              + " end of the line.");
    }
  }
}
