package io.tierflow.encryption;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which key to set, instead of a stack trace. */
class UnusableKeysAnalyzer extends AbstractFailureAnalyzer<UnusableKeysException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableKeysException unusable) {
    return new FailureAnalysis(
        unusable.getMessage(),
        "Set the environment variable TIERFLOW_PERSONAL_DATA_KEYS to the keys this database was "
            + "used with. For a new database, create one: echo \"1:$(openssl rand -base64 32)\".",
        unusable);
  }
}
