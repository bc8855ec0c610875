package io.tierflow.insight.effect;

import io.tierflow.insight.effect.DensityTest.CumulativeShares;
import io.tierflow.insight.effect.DensityTest.SideBandwidths;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialsUtils;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Bandwidths for the densities at a threshold that make their mean squared error smallest.
 *
 * <p>The derivative of order s of the distribution function, from a local polynomial of order P at
 * the edge of the data, has about the bias h^(P+1−s) F^(P+1) B and the variance f V / (n h^(2s−1)),
 * B and V being constants of the kernel. The error is smallest at
 *
 * <pre>
 * h = ( (2s−1) f V / (2 (P+1−s) (F^(P+1) B)² n) )^(1 / (2P+1))
 * </pre>
 *
 * <p>In the first step f and F^(P+1) are those of a normal distribution, in the second they are
 * estimated within the first step's bandwidths. Of the best bandwidths for a side, for the
 * difference and for the sum of both sides, the middle one is taken.
 *
 * <p>Source: Cattaneo, Jansson and Ma (2020), section 4 of the supplement; (2018), section 2.
 */
final class DensityBandwidths {

  private static final int ORDER = DensityTest.ORDER;

  /** Members within each bandwidth at least: 20 and one per coefficient. */
  private static final int FEWEST = 20 + ORDER + 1;

  private DensityBandwidths() {}

  static SideBandwidths of(CumulativeShares shares) {
    int n = shares.x().length;
    double forDensity = normalReference(shares, ORDER, 1);
    double forBias = normalReference(shares, ORDER + 2, ORDER + 1);
    double scale = n * forDensity;
    double left = scale * shares.below(forDensity, ORDER, 1).variance();
    double right = scale * shares.above(forDensity, ORDER, 1).variance();

    double perCurvature = Boundary.TRIANGULAR.bias(ORDER, 1);
    double leftBias =
        perCurvature * Math.pow(-1, ORDER) * shares.below(forBias, ORDER + 2, ORDER + 1).value();
    double rightBias = perCurvature * shares.above(forBias, ORDER + 2, ORDER + 1).value();

    double difference = best(left + right, rightBias - leftBias, n, ORDER, 1);
    double sum = best(left + right, rightBias + leftBias, n, ORDER, 1);
    return new SideBandwidths(
        Math.max(
            middle(best(left, leftBias, n, ORDER, 1), difference, sum), shares.reachBelow(FEWEST)),
        Math.max(
            middle(best(right, rightBias, n, ORDER, 1), difference, sum),
            shares.reachAbove(FEWEST)));
  }

  private static double best(double variance, double bias, int n, int order, int derivative) {
    double power = order + 1.0 - derivative;
    return Math.pow(
        (2 * derivative - 1) * variance / (2 * power * bias * bias * n), 1.0 / (2 * order + 1));
  }

  private static double middle(double one, double other, double third) {
    return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
  }

  /** As if the running variable were normally distributed; with the constants of equal weights. */
  private static double normalReference(CumulativeShares shares, int order, int derivative) {
    double deviation = Math.sqrt(StatUtils.variance(shares.x()));
    double z = -StatUtils.mean(shares.x()) / deviation;
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    // The derivatives of the normal density are it times Hermite polynomials, which
    // PolynomialsUtils has for exp(-x²): He_n(z) = 2^(-n/2) H_n(z/√2).
    double curvature =
        density
            * Math.pow(2, -order / 2.0)
            * PolynomialsUtils.createHermitePolynomial(order).value(z / Math.sqrt(2));
    double reference =
        best(
            density * Boundary.UNIFORM.variance(order, derivative),
            curvature / factorial(order + 1) * Boundary.UNIFORM.bias(order, derivative),
            shares.x().length,
            order,
            derivative);
    double farthest = Math.max(Math.abs(shares.x()[0]), shares.x()[shares.x().length - 1]);
    return Math.min(reference * deviation, farthest);
  }

  private static double factorial(int n) {
    double product = 1;
    for (int factor = 2; factor <= n; factor++) {
      product *= factor;
    }
    return product;
  }

  /**
   * Constants of a kernel at the edge of the data, of the coefficient s (the derivative ÷ s!).
   *
   * @param kernel a polynomial on [0, 1]
   */
  private record Boundary(PolynomialFunction kernel) {

    static final Boundary UNIFORM = new Boundary(new PolynomialFunction(new double[] {1}));
    static final Boundary TRIANGULAR = new Boundary(new PolynomialFunction(new double[] {1, -1}));

    /** The coefficient s of a polynomial of the order fitted to u^(order+1). */
    double bias(int order, int coefficient) {
      return integral(equivalent(order, coefficient).multiply(power(order + 1)), 0, 1);
    }

    /** ∫ (∫_u^1 w(v) dv)² du: each member moves the distribution function above itself. */
    double variance(int order, int coefficient) {
      PolynomialFunction primitive = primitive(equivalent(order, coefficient));
      PolynomialFunction above =
          new PolynomialFunction(new double[] {primitive.value(1)}).subtract(primitive);
      return integral(above.multiply(above), 0, 1);
    }

    /** w(u) = e_s' (∫ r r' K)⁻¹ r(u) K(u), whose integral with a function is the coefficient. */
    private PolynomialFunction equivalent(int order, int coefficient) {
      double[][] gram = new double[order + 1][order + 1];
      for (int row = 0; row <= order; row++) {
        for (int column = 0; column <= order; column++) {
          gram[row][column] = integral(kernel.multiply(power(row + column)), 0, 1);
        }
      }
      ArrayRealVector unit = new ArrayRealVector(order + 1);
      unit.setEntry(coefficient, 1);
      double[] row =
          new LUDecomposition(new Array2DRowRealMatrix(gram)).getSolver().solve(unit).toArray();
      return kernel.multiply(new PolynomialFunction(row));
    }

    private static PolynomialFunction power(int degree) {
      double[] coefficients = new double[degree + 1];
      coefficients[degree] = 1;
      return new PolynomialFunction(coefficients);
    }

    private static PolynomialFunction primitive(PolynomialFunction function) {
      double[] of = function.getCoefficients();
      double[] coefficients = new double[of.length + 1];
      for (int degree = 0; degree < of.length; degree++) {
        coefficients[degree + 1] = of[degree] / (degree + 1);
      }
      return new PolynomialFunction(coefficients);
    }

    private static double integral(PolynomialFunction function, double from, double to) {
      PolynomialFunction primitive = primitive(function);
      return primitive.value(to) - primitive.value(from);
    }
  }
}
