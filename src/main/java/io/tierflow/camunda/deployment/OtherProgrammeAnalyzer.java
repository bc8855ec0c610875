package io.tierflow.camunda.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence what to do, instead of a stack trace. */
class OtherProgrammeAnalyzer extends AbstractFailureAnalyzer<OtherProgrammeException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, OtherProgrammeException other) {
    return new FailureAnalysis(
        other.getMessage(),
        "Start again with the programme that the database holds as tierflow.sample, or with another"
            + " database.",
        other);
  }
}
