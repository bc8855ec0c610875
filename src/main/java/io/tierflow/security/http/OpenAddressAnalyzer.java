package io.tierflow.security.http;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence what to set, instead of a stack trace. */
class OpenAddressAnalyzer extends AbstractFailureAnalyzer<OpenAddressException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, OpenAddressException open) {
    return new FailureAnalysis(open.getMessage(), open.action(), open);
  }
}
