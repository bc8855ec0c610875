package io.tierflow.sample;

import java.util.List;

/** Tierflow was started with a sample programme that it can't load. */
class UnknownSampleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  private UnknownSampleException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  static UnknownSampleException unknown(String chosen, List<String> accepted) {
    return new UnknownSampleException(
        "There is no sample programme \"%s\"; accepted: %s."
            .formatted(chosen, String.join(", ", accepted)),
        "Start again with one of these as %s, or without that setting."
            .formatted(SampleChoice.PROPERTY));
  }

  static UnknownSampleException withoutProfile(String chosen) {
    return new UnknownSampleException(
        "The sample programme \"%s\" can't be loaded, because the profile sample is not active."
            .formatted(chosen),
        "Start again without the setting %s, or with the profile sample."
            .formatted(SampleChoice.PROPERTY));
  }

  /** What to do about it, in one sentence. */
  String remedy() {
    return remedy;
  }
}
