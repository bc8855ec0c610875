package io.tierflow.insight.lifetime;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Where a likelihood is largest.
 *
 * @param parameters the parameters there
 * @param logLikelihood its logarithm there
 */
record Likeliest(double[] parameters, double logLikelihood) {

  private static final double FIRST_STEP = 0.5;
  private static final double SAME = 1e-9;
  private static final int MAX_RESTARTS = 20;
  private static final int MAX_EVALUATIONS = 5_000;

  /** Beyond e^±30 nothing is estimated any more: the data do not determine the parameter. */
  private static final double FARTHEST = 30;

  /**
   * Searches among positive parameters, by their logarithms (Nelder and Mead 1965). The search
   * starts again from where it ended until that gains nothing, since a simplex can collapse early.
   */
  static Likeliest positive(double[] start, ToDoubleFunction<double[]> logLikelihood) {
    double[] at = Arrays.stream(start).map(Math::log).toArray();
    double best = Double.NEGATIVE_INFINITY;
    for (int restart = 0; restart < MAX_RESTARTS; restart++) {
      PointValuePair found = search(at, logLikelihood);
      at = found.getPoint();
      boolean settled = found.getValue() - best <= SAME * Math.abs(found.getValue());
      best = Math.max(best, found.getValue());
      if (settled) {
        return new Likeliest(exp(at), best);
      }
    }
    throw new ArithmeticException("The likelihood has no maximum that could be found.");
  }

  private static PointValuePair search(double[] at, ToDoubleFunction<double[]> logLikelihood) {
    return new SimplexOptimizer(new SimpleValueChecker(SAME * SAME, SAME * 10))
        .optimize(
            new MaxEval(MAX_EVALUATIONS),
            GoalType.MAXIMIZE,
            new InitialGuess(at),
            new NelderMeadSimplex(at.length, FIRST_STEP),
            new ObjectiveFunction(logs -> valueAt(logs, logLikelihood)));
  }

  private static double valueAt(double[] logs, ToDoubleFunction<double[]> logLikelihood) {
    if (Arrays.stream(logs).anyMatch(log -> Math.abs(log) > FARTHEST)) {
      return -Double.MAX_VALUE;
    }
    double value = logLikelihood.applyAsDouble(exp(logs));
    return Double.isFinite(value) ? value : -Double.MAX_VALUE;
  }

  private static double[] exp(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }
}
