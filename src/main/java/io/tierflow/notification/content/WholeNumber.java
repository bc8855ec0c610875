package io.tierflow.notification.content;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * A whole number of a message. A template writes it as it stands, its thousands grouped as the
 * reader's language has it; a text may choose its words by it ({@code {0,choice,…}}), which it
 * can't by a text.
 */
final class WholeNumber extends Number {

  private static final long serialVersionUID = 1L;

  private final long value;
  private final Locale language;

  WholeNumber(long value, Locale language) {
    this.value = value;
    this.language = language;
  }

  @Override
  public int intValue() {
    return Math.toIntExact(value);
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public float floatValue() {
    return value;
  }

  @Override
  public double doubleValue() {
    return value;
  }

  @Override
  public String toString() {
    return NumberFormat.getIntegerInstance(language).format(value);
  }
}
