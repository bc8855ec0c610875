package io.tierflow.insight.lifetime;

import static java.lang.Math.log;
import static org.apache.commons.math3.special.Beta.regularizedBeta;
import static org.apache.commons.math3.special.Gamma.logGamma;

import java.util.Optional;

/**
 * The Gamma-Gamma model of spend. The spend of a visit is gamma distributed (shape p, rate ν)
 * around a mean of the member's own; ν is gamma distributed over members (shape q, rate γ). It
 * assumes that spend per visit and number of visits are unrelated.
 *
 * <p>Source: P. Fader, B. Hardie (2013), The Gamma-Gamma Model of Monetary Value
 * (brucehardie.com/notes/025). Parameters are estimates, so amounts are {@code double} here; {@link
 * LifetimeValue} rounds them to money.
 *
 * @param p shape of the spend of a member's visits
 * @param q shape of the rates over members
 * @param gamma γ, rate of the rates over members, in units of money
 */
public record GammaGamma(double p, double q, double gamma) {

  public GammaGamma {
    if (!(p > 0) || !(q > 0) || !(gamma > 0)) {
      throw new IllegalArgumentException(
          "Parameters of Gamma-Gamma are above 0: p %s, q %s, gamma %s.".formatted(p, q, gamma));
    }
  }

  /**
   * The logarithm of a history's likelihood, equation (1a) of the note, z being the average spend:
   *
   * <pre>
   * L = Γ(px+q) / (Γ(px) Γ(q)) · γ^q z^(px−1) x^(px) / (γ+xz)^(px+q)
   * </pre>
   *
   * @param history a member's spend
   * @return ln L
   */
  public double logLikelihood(SpendHistory history) {
    double x = history.visits();
    double z = history.averageSpend().doubleValue();
    double px = p * x;
    return logGamma(px + q)
        - logGamma(px)
        - logGamma(q)
        + q * log(gamma)
        + (px - 1) * log(z)
        + px * log(x)
        - (px + q) * log(gamma + x * z);
  }

  /**
   * What a visit of a member is expected to bring, equation (5) of the note. It weighs the member's
   * average with that of all members, and the more visits there are, the more it follows the
   * member's own:
   *
   * <pre>
   * E[M] = p (γ + xz) / (px + q − 1)
   * </pre>
   *
   * @param history the member's spend
   * @return the expected spend per visit
   * @throws IllegalStateException if px + q is at most 1: the expectation is infinite
   */
  public double expectedSpend(SpendHistory history) {
    double x = history.visits();
    return expectedSpend(x, x * history.averageSpend().doubleValue());
  }

  /**
   * What a visit of a member is expected to bring of whom no spend is known: p γ / (q − 1).
   *
   * @return the expected spend per visit over all members
   * @throws IllegalStateException if q is at most 1: the expectation is infinite
   */
  public double expectedSpend() {
    return expectedSpend(0, 0);
  }

  /**
   * How probable it is that the next visits of a member bring at least an amount. Given the
   * history, ν is gamma distributed (q + px, γ + xz), so the share of the sum S of n visits in S +
   * γ + xz is beta distributed (pn, q + px):
   *
   * <pre>
   * P(S ≥ s) = 1 − I(s / (s + γ + xz); pn, q + px)          I: regularized incomplete beta function
   * </pre>
   *
   * @param history the member's spend, empty if nothing is known
   * @param visits n, how many visits, at least 1
   * @param amount s, the amount to reach
   * @return a probability; 1 for an amount of at most 0
   */
  public double probabilityOfSpend(Optional<SpendHistory> history, int visits, double amount) {
    if (amount <= 0) {
      return 1;
    }
    double x = history.map(SpendHistory::visits).orElse(0);
    double spent = history.map(h -> x * h.averageSpend().doubleValue()).orElse(0.0);
    return 1 - regularizedBeta(amount / (amount + gamma + spent), p * visits, q + p * x);
  }

  private double expectedSpend(double visits, double spent) {
    double divisor = p * visits + q - 1;
    if (divisor <= 0) {
      throw new IllegalStateException(
          "The average spend has no finite expectation: p %s, q %s.".formatted(p, q));
    }
    return p * (gamma + spent) / divisor;
  }
}
