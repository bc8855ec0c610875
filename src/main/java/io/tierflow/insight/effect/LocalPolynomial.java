package io.tierflow.insight.effect;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * A polynomial fitted to the values near 0 by least squares with triangular weights K(x/h) = 1 −
 * |x/h|. Its coefficients are linear in the values: coefficient ν is Σ w_i y_i with
 *
 * <pre>
 * w_i = e_ν' (Σ_j K(x_j/h) r(x_j) r(x_j)')⁻¹ r(x_i) K(x_i/h),  r(x) = (1, x, …, x^order)'
 * </pre>
 *
 * <p>Source: J. Fan, I. Gijbels (1996), Local Polynomial Modelling and Its Applications, chapter 3.
 */
final class LocalPolynomial {

  private LocalPolynomial() {}

  /**
   * The weights of the values in a coefficient.
   *
   * @param x where the values are
   * @param bandwidth h, beyond which values have no weight
   * @param order of the polynomial
   * @param coefficient ν, 0 being the height at 0 and 1 the slope there
   * @return w, one weight per value
   * @throws NotEnoughMembersException if there are too few different x within the bandwidth
   */
  static double[] weights(double[] x, double bandwidth, int order, int coefficient) {
    double[][] gram = new double[order + 1][order + 1];
    double[] moments = new double[2 * order + 1];
    for (double at : x) {
      double u = at / bandwidth;
      double power = kernel(u);
      for (int degree = 0; power != 0 && degree <= 2 * order; degree++) {
        moments[degree] += power;
        power *= u;
      }
    }
    for (int row = 0; row <= order; row++) {
      System.arraycopy(moments, row, gram[row], 0, order + 1);
    }
    double[] row = rowOfInverse(gram, coefficient);
    double[] weights = new double[x.length];
    double scale = Math.pow(bandwidth, -coefficient);
    for (int i = 0; i < x.length; i++) {
      double u = x[i] / bandwidth;
      weights[i] = scale * kernel(u) * polynomial(row, u);
    }
    return weights;
  }

  private static double[] rowOfInverse(double[][] gram, int coefficient) {
    RealVector unit = new ArrayRealVector(gram.length);
    unit.setEntry(coefficient, 1);
    try {
      return new QRDecomposition(new Array2DRowRealMatrix(gram, false))
          .getSolver()
          .solve(unit)
          .toArray();
    } catch (SingularMatrixException tooFew) {
      throw new NotEnoughMembersException(tooFew);
    }
  }

  private static double polynomial(double[] coefficients, double u) {
    double sum = 0;
    for (int degree = coefficients.length - 1; degree >= 0; degree--) {
      sum = sum * u + coefficients[degree];
    }
    return sum;
  }

  /** The weight of a value: 1 at 0, falling to 0 at ±1. */
  static double kernel(double u) {
    return Math.max(0, 1 - Math.abs(u));
  }
}
