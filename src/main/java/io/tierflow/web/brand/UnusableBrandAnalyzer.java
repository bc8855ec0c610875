package io.tierflow.web.brand;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which setting of the brand to change, instead of a stack trace. */
class UnusableBrandAnalyzer extends AbstractFailureAnalyzer<UnusableBrandException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableBrandException unusable) {
    return new FailureAnalysis(
        unusable.getMessage(),
        "Change the setting, or leave it out: Tierflow has colors of its own.",
        unusable);
  }
}
