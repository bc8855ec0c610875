package io.tierflow.insight.lifetime;

/** Gauss's hypergeometric function. */
final class Hypergeometric {

  private static final double PRECISION = 1e-14;
  private static final int MAX_TERMS = 1_000_000;

  private Hypergeometric() {}

  /**
   * The sum of (a)_k (b)_k / (c)_k · z^k / k! over all k (Abramowitz and Stegun 15.1.1).
   *
   * @param a first parameter, above 0
   * @param b second parameter, above 0
   * @param c third parameter, no integer of at most 0
   * @param z argument, at least 0 and below 1
   * @return ₂F₁(a, b; c; z)
   */
  static double of(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int k = 0; k < MAX_TERMS; k++) {
      double ratio = (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
      term *= ratio;
      sum += term;
      // What is left is about a geometric series, once terms shrink.
      double rest = Math.abs(ratio) < 1 ? term * ratio / (1 - ratio) : Double.POSITIVE_INFINITY;
      if (Math.abs(rest) <= PRECISION * Math.abs(sum)) {
        return sum;
      }
    }
    throw new ArithmeticException(
        "The hypergeometric series does not converge: a %s, b %s, c %s, z %s."
            .formatted(a, b, c, z));
  }
}
