package io.tierflow.sample;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which sample programmes there are, instead of a stack trace. */
class UnknownSampleAnalyzer extends AbstractFailureAnalyzer<UnknownSampleException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnknownSampleException unknown) {
    return new FailureAnalysis(unknown.getMessage(), unknown.remedy(), unknown);
  }
}
