package io.tierflow.camunda.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with which table, instead of a stack trace. */
class IncompleteProgrammeAnalyzer extends AbstractFailureAnalyzer<IncompleteProgrammeException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, IncompleteProgrammeException incomplete) {
    return new FailureAnalysis(
        incomplete.getMessage(),
        "Correct these tables and start again. The database may stay: nothing has been loaded.",
        incomplete);
  }
}
