package io.tierflow.audit;

import io.tierflow.web.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the chain once ended, kept outside of the database: a chain that was written anew does not
 * pass through it.
 *
 * @param sequenceNumber place of the entry that was the last
 * @param hash its hash
 */
record ChainAnchor(long sequenceNumber, String hash) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /**
   * Reads an anchor.
   *
   * @param text as the log tells it, or null or blank for none
   * @return the anchor, or null
   * @throws InvalidInputException if it has not the form of one
   */
  static ChainAnchor parse(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    Matcher anchor = FORM.matcher(text.strip());
    if (!anchor.matches()) {
      throw new InvalidInputException(
          "anchor",
          "The anchor must be a sequence number, a colon and 64 hexadecimal digits, as in the "
              + "log.");
    }
    return new ChainAnchor(Long.parseLong(anchor.group(1)), anchor.group(2));
  }

  @Override
  public String toString() {
    return sequenceNumber + ":" + hash;
  }
}
