package io.tierflow.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.tierflow.web.InvalidInputException;
import java.util.List;

/** Splits one line into its fields. */
enum CsvFields {
  COMMA(','),
  SEMICOLON(';');

  private static final char QUOTE = '"';

  private final char separator;
  private final CsvReader.CsvReaderBuilder reader;

  CsvFields(char separator) {
    this.separator = separator;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .skipEmptyLines(false);
  }

  char separator() {
    return separator;
  }

  /**
   * Splits a line.
   *
   * @throws InvalidInputException if its quotes are not as they must be
   */
  List<String> split(String line) {
    try {
      return reader.ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException malformed) {
      throw new InvalidInputException(
          "line",
          "The line is not valid CSV: a quoted field must end with a quote, before a %s or the end of the line."
              .formatted(this == COMMA ? "comma" : "semicolon"));
    }
  }

  /** Whether a line ends within a quoted field, which then goes on in the next line. */
  boolean endsWithinQuotes(String line) {
    boolean atStart = true;
    boolean quoted = false;
    for (int position = 0; position < line.length(); position++) {
      char character = line.charAt(position);
      if (character == QUOTE && (quoted || atStart)) {
        quoted = !quoted;
        // A second quote right behind goes back into the field.
        atStart = !quoted;
      } else {
        atStart = !quoted && character == separator;
      }
    }
    return quoted;
  }

  /** Whether a line by itself, whatever its quotes, has as many separators as a whole one has. */
  boolean looksWhole(String line, int fields) {
    return line.chars().filter(character -> character == separator).count() == fields - 1L;
  }
}
