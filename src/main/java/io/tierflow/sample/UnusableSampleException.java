package io.tierflow.sample;

import java.util.ArrayList;
import java.util.List;

/** Tierflow was started with a sample programme that it can't load. */
public class UnusableSampleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Of a file in another currency each line is wrong in the same way. */
  private static final int MOST = 20;

  private final String remedy;

  private UnusableSampleException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  static UnusableSampleException unknown(String chosen, List<String> accepted) {
    return new UnusableSampleException(
        "There is no sample programme \"%s\"; accepted: %s."
            .formatted(chosen, String.join(", ", accepted)),
        "Start again with one of these as %s, or without that setting."
            .formatted(SampleChoice.PROPERTY));
  }

  static UnusableSampleException withoutProfile(String chosen) {
    return new UnusableSampleException(
        "The sample programme \"%s\" can't be loaded, because the profile sample is not active."
            .formatted(chosen),
        "Start again without the setting %s, or with the profile sample."
            .formatted(SampleChoice.PROPERTY));
  }

  static UnusableSampleException file(String programme, String file, List<String> problems) {
    List<String> shown = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST)));
    if (problems.size() > MOST) {
      shown.add("- and %d more".formatted(problems.size() - MOST));
    }
    return halfLoaded(
        "The sample programme \"%s\" can't be loaded, because of its file %s:%n%n%s"
            .formatted(programme, file, String.join(System.lineSeparator(), shown)));
  }

  /**
   * A file that is read before anything is loaded can't be read.
   *
   * @param programme name of the sample programme
   * @param problem what is wrong, where, and what is accepted
   * @return what to throw
   */
  public static UnusableSampleException unread(String programme, String problem) {
    return new UnusableSampleException(
        "The sample programme \"%s\" can't be loaded. %s".formatted(programme, problem),
        "Correct it and start again.");
  }

  static UnusableSampleException table(String programme, String memberNumber, String problem) {
    return halfLoaded(
        "The sample programme \"%s\" can't be loaded, because of its tables. For member %s: %s"
            .formatted(programme, memberNumber, problem));
  }

  /** Some of it is in the database by then, and a later start would take that for all. */
  private static UnusableSampleException halfLoaded(String message) {
    return new UnusableSampleException(
        message, "Correct it, delete the programme's database and start again.");
  }

  /** What to do about it, in one sentence. */
  String remedy() {
    return remedy;
  }
}
