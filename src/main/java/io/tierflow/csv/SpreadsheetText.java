package io.tierflow.csv;

import java.util.Objects;
import java.util.regex.Pattern;

/** Texts of files that people open in a spreadsheet. */
public final class SpreadsheetText {

  /** What a spreadsheet would compute, but for a phone number or a whole number. */
  private static final Pattern FORMULA =
      Pattern.compile("^[=@+\\-\\t\\r](?!\\d+$).*", Pattern.DOTALL);

  private SpreadsheetText() {}

  /**
   * The text of a value; an apostrophe keeps a spreadsheet from computing it.
   *
   * @param value any value, or null
   * @return its text, empty for null
   */
  public static String of(Object value) {
    String text = Objects.toString(value, "");
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
