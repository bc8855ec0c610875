package io.tierflow.security.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence what to set, instead of a stack trace. */
class MissingAdminPasswordAnalyzer extends AbstractFailureAnalyzer<MissingAdminPasswordException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingAdminPasswordException missing) {
    return new FailureAnalysis(
        missing.getMessage(),
        "Set the environment variable TIERFLOW_ADMIN_PASSWORD and start again.",
        missing);
  }
}
