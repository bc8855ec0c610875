package io.tierflow.sample;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what keeps a sample programme from loading, instead of a stack trace. */
class UnusableSampleAnalyzer extends AbstractFailureAnalyzer<UnusableSampleException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableSampleException unusable) {
    return new FailureAnalysis(unusable.getMessage(), unusable.remedy(), unusable);
  }
}
