package io.tierflow.web.brand;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A color of the screen, as sRGB has it.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Color(int red, int green, int blue) {

  static final Color WHITE = new Color(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int HEXADECIMAL = 16;
  private static final double FULL = 255;

  /**
   * Reads a color.
   *
   * @param text such as {@code #14625a}
   * @return the color; empty if the text is none
   */
  static Optional<Color> read(String text) {
    return HEX.matcher(text).matches() ? Optional.of(of(text)) : Optional.empty();
  }

  /** A color that is known to be one. */
  static Color of(String text) {
    return new Color(part(text, 1), part(text, 3), part(text, 5));
  }

  private static int part(String text, int from) {
    return Integer.parseInt(text.substring(from, from + 2), HEXADECIMAL);
  }

  /**
   * The contrast to another color, as WCAG 2.2 defines it.
   *
   * @param other the other color
   * @return 1 for the same color, up to 21 for black and white
   */
  double contrast(Color other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /**
   * The relative luminance, as WCAG 2.2 defines it.
   *
   * @return 0 for black, up to 1 for white
   */
  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / FULL;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /**
   * This color over another one, as {@code color-mix(in srgb, …)} of CSS mixes them.
   *
   * @param share how much there is of this one, 0 to 1
   * @param other the other color
   * @return the mixture
   */
  Color over(Color other, double share) {
    return new Color(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int part, int other, double share) {
    return (int) Math.round(part * share + other * (1 - share));
  }

  /** As CSS writes it, such as {@code #14625a}. */
  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
