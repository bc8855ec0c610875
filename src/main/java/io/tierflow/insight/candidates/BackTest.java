package io.tierflow.insight.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges the models on quarters that have passed. At the beginning of each, a model is made of what
 * was known then, and the quarter shows how right it was. A model is used only if it beats the
 * baseline beyond chance: the interval of the difference lies above 0.
 *
 * @param qualities the baseline first, then the models
 * @param chosen the name of what is to be used
 */
public record BackTest(List<ModelQuality> qualities, String chosen) {

  private static final CandidateModel BASELINE = new TrailingBaseline();
  private static final int RANKED_FIRST = 100;
  private static final int BINS = 10;
  private static final Interval NOTHING = new Interval(0, 0, 0);

  public BackTest {
    qualities = List.copyOf(qualities);
  }

  /**
   * Judges the models.
   *
   * @param quarters the past, ascending, at least two: the first is only learned from
   * @return how the models did
   */
  public static BackTest over(List<Quarter> quarters) {
    if (quarters.size() < 2) {
      throw new IllegalArgumentException("A back test needs two quarters, one to learn from.");
    }
    Map<String, List<RankedOutcomes>> outcomes = new LinkedHashMap<>();
    for (int index = 1; index < quarters.size(); index++) {
      Quarter quarter = quarters.get(index);
      models(quarter, quarters.get(index - 1))
          .forEach(
              model ->
                  outcomes
                      .computeIfAbsent(model.name(), name -> new ArrayList<>())
                      .add(quarter.judge(model)));
    }
    List<RankedOutcomes> baseline = outcomes.get(BASELINE.name());
    List<ModelQuality> qualities =
        outcomes.entrySet().stream()
            .map(model -> quality(model.getKey(), model.getValue(), baseline))
            .toList();
    return new BackTest(qualities, chosen(qualities));
  }

  /**
   * Makes what the back test has chosen of what is known now.
   *
   * @param now members as known now; nobody has reached anything yet
   * @param before the quarter that has just ended
   * @return the model to use
   */
  public CandidateModel chosenModel(Quarter now, Quarter before) {
    return models(now, before)
        .filter(model -> model.name().equals(chosen))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<CandidateModel> models(Quarter quarter, Quarter before) {
    List<Candidate> members =
        Stream.concat(quarter.candidates().stream(), quarter.others().stream()).toList();
    return Stream.of(
        BASELINE,
        LifetimeCandidateModel.fittedTo(members),
        LogisticCandidateModel.trainedOn(before));
  }

  private static ModelQuality quality(
      String name, List<RankedOutcomes> quarters, List<RankedOutcomes> baseline) {
    boolean isBaseline = name.equals(BASELINE.name());
    return new ModelQuality(
        name,
        Bootstrap.ofAveragePrecision(quarters),
        isBaseline ? NOTHING : Bootstrap.ofDifference(quarters, baseline),
        quarters.stream().mapToDouble(q -> q.precisionAt(RANKED_FIRST)).average().orElseThrow(),
        isBaseline ? List.of() : quarters.get(quarters.size() - 1).calibration(BINS));
  }

  private static String chosen(List<ModelQuality> qualities) {
    return qualities.stream()
        .filter(quality -> quality.aboveBaseline().from() > 0)
        .max(Comparator.comparingDouble(quality -> quality.averagePrecision().estimate()))
        .map(ModelQuality::model)
        .orElse(BASELINE.name());
  }
}
