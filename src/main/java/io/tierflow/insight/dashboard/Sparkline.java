package io.tierflow.insight.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A line without axes, as the path of a picture of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param values from left to right; null where there is none
 */
record Sparkline(List<BigDecimal> values) {

  static final int WIDTH = 120;
  static final int HEIGHT = 32;

  /** Room for the line's own width. */
  private static final int EDGE = 2;

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return values.stream().noneMatch(Objects::nonNull);
  }

  /** The commands of the path; a value that is missing interrupts the line. */
  public String path() {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int position = 0; position < values.size(); position++) {
      BigDecimal value = values.get(position);
      if (value != null) {
        path.append(
            String.format(
                Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", across(position), down(value)));
        boolean alone = !drawing && isMissing(position + 1);
        path.append(alone ? "h0.1" : "");
      }
      drawing = value != null;
    }
    return path.toString();
  }

  private boolean isMissing(int position) {
    return position >= values.size() || values.get(position) == null;
  }

  private double across(int position) {
    int steps = Math.max(1, values.size() - 1);
    return EDGE + (double) position / steps * (WIDTH - 2 * EDGE);
  }

  private double down(BigDecimal value) {
    double lowest = extreme(-1);
    double range = extreme(1) - lowest;
    double share = range == 0 ? 0.5 : (value.doubleValue() - lowest) / range;
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  }

  private double extreme(int sign) {
    return sign
        * values.stream()
            .filter(Objects::nonNull)
            .mapToDouble(value -> sign * value.doubleValue())
            .max()
            .orElse(0);
  }
}
