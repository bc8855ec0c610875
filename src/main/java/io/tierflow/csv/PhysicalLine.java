package io.tierflow.csv;

import io.tierflow.common.Blanks;

/**
 * A line of a file as it stands there.
 *
 * @param number its number, from 1
 * @param text its text without the line break, or null if it can't be read
 * @param flaw why it can't be read, one sentence, or null
 */
record PhysicalLine(long number, String text, String flaw) {

  static PhysicalLine readable(long number, String text) {
    return new PhysicalLine(number, text, null);
  }

  static PhysicalLine flawed(long number, String flaw) {
    return new PhysicalLine(number, null, flaw);
  }

  boolean isFlawed() {
    return flaw != null;
  }

  boolean isBlank() {
    return text != null && Blanks.strip(text).isEmpty();
  }
}
