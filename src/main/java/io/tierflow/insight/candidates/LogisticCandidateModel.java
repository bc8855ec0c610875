package io.tierflow.insight.candidates;

import java.time.LocalDate;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression on ten figures of a member, learned from a quarter that has ended. Figures of
 * points are shares of the threshold, so that what is learned holds for another threshold as well.
 */
public final class LogisticCandidateModel implements CandidateModel {

  private static final LabelFactory LABELS = new LabelFactory();
  private static final Label REACHED = new Label("reached");
  private static final Label MISSED = new Label("missed");
  private static final double LEARNING_RATE = 0.1;
  private static final int EPOCHS = 10;
  private static final int QUIET = -1;
  private static final long SEED = 1997;
  private static final int MONTH_DAYS = 30;
  private static final int QUARTER_DAYS = 90;
  private static final int YEAR_DAYS = 365;
  private static final double DAYS_OF_A_WEEK = 7;

  private static final String[] FIGURES = {
    "still-counting",
    "still-counting-log",
    "earned-30-days",
    "earned-90-days",
    "visits-90-days",
    "visits-365-days",
    "average-per-visit",
    "largest-visit",
    "weeks-since-last",
    "weeks-since-first"
  };

  private final Model<Label> model;

  private LogisticCandidateModel(Model<Label> model) {
    this.model = model;
  }

  /**
   * Learns from a quarter that has ended.
   *
   * @param quarter candidates at its beginning, and who of them reached the tier
   * @return the model; the same quarter gives the same model
   */
  public static LogisticCandidateModel trainedOn(Quarter quarter) {
    MutableDataset<Label> examples =
        new MutableDataset<>(new SimpleDataSourceProvenance("candidates", LABELS), LABELS);
    // a quarter without candidates is learned from as well
    examples.add(example(new double[FIGURES.length], MISSED));
    for (Candidate candidate : quarter.candidates()) {
      boolean reached = quarter.reached().contains(candidate.memberNumber());
      examples.add(example(figures(candidate), reached ? REACHED : MISSED));
    }
    return new LogisticCandidateModel(
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, QUIET, SEED)
            .train(examples));
  }

  @Override
  public String name() {
    return "logistic-regression";
  }

  @Override
  public double score(Candidate candidate) {
    Label found =
        model.predict(example(figures(candidate), MISSED)).getOutputScores().get("reached");
    return found == null ? 0 : found.getScore();
  }

  private static Example<Label> example(double[] figures, Label label) {
    return new ArrayExample<>(label, FIGURES, figures);
  }

  private static double[] figures(Candidate candidate) {
    List<EarningDay> earned = candidate.earned();
    LocalDate asOf = candidate.asOf();
    double threshold = candidate.threshold();
    double share = candidate.stillCounting() / threshold;
    double largest = earned.stream().mapToDouble(EarningDay::earned).max().orElse(0);
    double average = earned.stream().mapToDouble(EarningDay::earned).average().orElse(0);
    return new double[] {
      share,
      Math.log1p(Math.max(0, share) * 10),
      since(earned, asOf.minusDays(MONTH_DAYS)) / threshold,
      since(earned, asOf.minusDays(QUARTER_DAYS)) / threshold,
      Math.log1p(visitsSince(earned, asOf.minusDays(QUARTER_DAYS))),
      Math.log1p(visitsSince(earned, asOf.minusDays(YEAR_DAYS))),
      average / threshold,
      largest / threshold,
      earned.isEmpty() ? 0 : Math.log1p(weeks(earned.get(earned.size() - 1).day(), asOf)),
      earned.isEmpty() ? 0 : Math.log1p(weeks(earned.get(0).day(), asOf))
    };
  }

  private static double since(List<EarningDay> earned, LocalDate before) {
    return earned.stream()
        .filter(day -> day.day().isAfter(before))
        .mapToDouble(EarningDay::earned)
        .sum();
  }

  private static long visitsSince(List<EarningDay> earned, LocalDate before) {
    return earned.stream().filter(day -> day.day().isAfter(before)).count();
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return (to.toEpochDay() - from.toEpochDay()) / DAYS_OF_A_WEEK;
  }
}
