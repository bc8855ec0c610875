package io.tierflow.insight.lifetime;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static org.apache.commons.math3.special.Gamma.logGamma;

/**
 * The BG/NBD model of visits. While alive, a member visits at random at a rate λ of their own,
 * which is gamma distributed over members (shape r, rate α). After each visit they leave for good
 * with a probability p of their own, which is beta distributed (a, b).
 *
 * <p>Source: P. Fader, B. Hardie, K. L. Lee (2005), "Counting Your Customers" the Easy Way: An
 * Alternative to the Pareto/NBD Model, Marketing Science 24(2), 275-284. Numbers of equations below
 * are those of the paper.
 *
 * @param r shape of the rates of visits
 * @param alpha α, rate parameter of the rates of visits, in units of time
 * @param a first parameter of the probabilities of leaving
 * @param b second parameter of the probabilities of leaving
 */
public record BgNbd(double r, double alpha, double a, double b) {

  /** Formulas divide by a − 1, and by c of the series; nearer to a pole they lose their digits. */
  private static final double POLE = 1e-7;

  public BgNbd {
    if (!(r > 0) || !(alpha > 0) || !(a > 0) || !(b > 0)) {
      throw new IllegalArgumentException(
          "Parameters of BG/NBD are above 0: r %s, alpha %s, a %s, b %s."
              .formatted(r, alpha, a, b));
    }
  }

  /**
   * The logarithm of a history's likelihood, equation (6):
   *
   * <pre>
   * L = B(a, b+x) / B(a, b) · Γ(r+x) α^r / (Γ(r) (α+T)^(r+x))
   *   + [x > 0] B(a+1, b+x−1) / B(a, b) · Γ(r+x) α^r / (Γ(r) (α+t_x)^(r+x))
   * </pre>
   *
   * @param history a member's visits
   * @return ln L
   */
  public double logLikelihood(VisitHistory history) {
    return ofRepeats(history.repeats()) + ofTimes(history);
  }

  /** The part of the likelihood that depends on x alone, so that it is computed once for each x. */
  double ofRepeats(int x) {
    return logGamma(r + x)
        - logGamma(r)
        + r * log(alpha)
        + logGamma(a + b)
        - logGamma(b)
        + logGamma(b + x)
        - logGamma(a + b + x);
  }

  /** The rest of the likelihood. */
  double ofTimes(VisitHistory history) {
    int x = history.repeats();
    double alive = -(r + x) * log(alpha + history.age());
    if (x == 0) {
      return alive;
    }
    double gone = log(a) - log(b + x - 1) - (r + x) * log(alpha + history.lastVisit());
    double larger = Math.max(alive, gone);
    return larger + Math.log1p(exp(Math.min(alive, gone) - larger));
  }

  /**
   * How probable it is that a member has not left:
   *
   * <pre>
   * P(alive) = 1 / (1 + [x > 0] a / (b+x−1) · ((α+T) / (α+t_x))^(r+x))
   * </pre>
   *
   * <p>It is 1 without repeats, since the model lets members leave only after a repeat. Source: P.
   * Fader, B. Hardie, K. L. Lee (2008), Computing P(alive) Using the BG/NBD Model.
   *
   * @param history a member's visits
   * @return a probability
   */
  public double probabilityAlive(VisitHistory history) {
    return 1 / (1 + oddsOfHavingLeft(history));
  }

  private double oddsOfHavingLeft(VisitHistory history) {
    int x = history.repeats();
    return x == 0
        ? 0
        : a / (b + x - 1) * pow((alpha + history.age()) / (alpha + history.lastVisit()), r + x);
  }

  /**
   * How many visits a new member is expected to make after the first, equation (9):
   *
   * <pre>
   * E[X(t)] = (a+b−1)/(a−1) · (1 − (α/(α+t))^r · ₂F₁(r, b; a+b−1; t/(α+t)))
   * </pre>
   *
   * @param time t, the time since the first visit
   * @return the expected number of repeats
   */
  public double expectedVisits(double time) {
    return visits(r, b, a + b - 1, alpha, time);
  }

  /**
   * How many visits a member is expected to make from now on, equation (10):
   *
   * <pre>
   * E[Y(t)] = (a+b+x−1)/(a−1)
   *         · (1 − ((α+T)/(α+T+t))^(r+x) · ₂F₁(r+x, b+x; a+b+x−1; t/(α+T+t)))
   *         · P(alive)
   * </pre>
   *
   * @param history the member's visits up to now
   * @param time t, the length of time to look ahead
   * @return the expected number of visits within {@code time} from now
   */
  public double expectedVisits(VisitHistory history, double time) {
    int x = history.repeats();
    return visits(r + x, b + x, a + b + x - 1, alpha + history.age(), time)
        * probabilityAlive(history);
  }

  /**
   * How probable each number of visits is that a member makes from now on. Given that the member
   * has not left, the rate of visits is gamma distributed (r+x, α+T) and the probability of leaving
   * beta distributed (a, b+x), so the distribution is equation (8) with these parameters:
   *
   * <pre>
   * P(X(t)=n) = B(a, b+n)/B(a, b) · N(n) + [n > 0] B(a+1, b+n−1)/B(a, b) · (1 − Σ_{j<n} N(j))
   * N(n) = Γ(r+n)/(Γ(r) n!) · (α/(α+t))^r · (t/(α+t))^n
   * </pre>
   *
   * <p>A member who has left makes none.
   *
   * @param history the member's visits up to now
   * @param time t, the length of time to look ahead, above 0
   * @param most the largest number of visits that is asked for
   * @return the probabilities of 0 to {@code most} visits; what is missing from 1 is the
   *     probability of more
   */
  public double[] visitProbabilities(VisitHistory history, double time, int most) {
    double shape = r + history.repeats();
    double rate = alpha + history.age();
    double stays = b + history.repeats();
    double alive = probabilityAlive(history);
    double[] probabilities = new double[most + 1];
    double exactly = pow(rate / (rate + time), shape);
    double atLeast = 1;
    double stayed = 1;
    for (int n = 0; n <= most; n++) {
      double left = 0;
      if (n > 0) {
        double sum = a + stays + n - 1;
        left = stayed * a / sum;
        stayed *= (stays + n - 1) / sum;
      }
      probabilities[n] = alive * (stayed * exactly + left * atLeast);
      atLeast -= exactly;
      exactly *= (shape + n) / (n + 1) * time / (rate + time);
    }
    probabilities[0] += 1 - alive;
    return probabilities;
  }

  private double visits(double shape, double stays, double c, double rate, double time) {
    if (time == 0) {
      return 0;
    }
    double leaving = Math.abs(a - 1) < POLE ? 1 + POLE : a;
    double safe = awayFromPoles(c + leaving - a);
    double series = Hypergeometric.of(shape, stays, safe, time / (rate + time));
    return safe / (leaving - 1) * (1 - pow(rate / (rate + time), shape) * series);
  }

  private static double awayFromPoles(double c) {
    return c < POLE && Math.abs(c - Math.rint(c)) < POLE ? Math.rint(c) + POLE : c;
  }
}
