package io.tierflow.workflow.ledgerproof;

import io.tierflow.points.proof.OpenDifference;
import java.util.List;

/** Differences as an incident and a form list them, within what the engine keeps of a text. */
final class DifferenceText {

  /** The engine keeps 4,000 characters; a line has fewer than 200. */
  private static final int LINES = 18;

  private DifferenceText() {}

  /** A line for each of the first differences, and how many more there are. */
  static String of(List<OpenDifference> differences) {
    StringBuilder text = new StringBuilder();
    differences.stream()
        .limit(LINES)
        .forEach(difference -> text.append(difference.text()).append('\n'));
    if (differences.size() > LINES) {
      text.append("and %d more".formatted(differences.size() - LINES));
    }
    return text.toString().strip();
  }

  /** How many there are, and how many of them are gone. */
  static String summary(List<OpenDifference> differences) {
    long vanished =
        differences.stream().filter(difference -> difference.vanishedAt() != null).count();
    String count = differences.size() == 1 ? "1 difference" : differences.size() + " differences";
    return vanished == 0 ? count : "%s, %d vanished since".formatted(count, vanished);
  }
}
