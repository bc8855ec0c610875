package io.tierflow.insight.candidates;

import java.util.List;

/**
 * How well a model did on the programme's own past.
 *
 * @param model the model's name
 * @param averagePrecision averaged over the quarters, with a bootstrap interval
 * @param aboveBaseline by how much that is above the baseline's; 0 for the baseline itself
 * @param precisionAt100 share of the 100 members ranked first who reached the tier, averaged
 * @param calibration expected against observed in the last quarter; empty for the baseline, whose
 *     scores are no probabilities
 */
public record ModelQuality(
    String model,
    Interval averagePrecision,
    Interval aboveBaseline,
    double precisionAt100,
    List<CalibrationBin> calibration) {

  public ModelQuality {
    calibration = List.copyOf(calibration);
  }
}
