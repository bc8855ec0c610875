package io.tierflow.camunda.deployment;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.NotValidException;

/** Something is not deployed, or not deleted, because what would take effect can't be right. */
public class DeploymentRefusedException extends NotValidException {

  private static final long serialVersionUID = 1L;

  /** What a message has room for; the rest follows once these are mended. */
  private static final int MAX_SHOWN = 50;

  private final transient List<Finding> findings;

  /**
   * Lists what was found.
   *
   * @param what what is not done, such as "Nothing was deployed"
   * @param findings why
   */
  DeploymentRefusedException(String what, List<Finding> findings) {
    super(message(what, findings));
    this.findings = List.copyOf(findings);
  }

  List<Finding> findings() {
    return findings;
  }

  private static String message(String what, List<Finding> findings) {
    return findings.stream()
        .limit(MAX_SHOWN)
        .map(finding -> "\n• " + finding.sentence())
        .collect(
            Collectors.joining(
                "",
                "%s: %s."
                    .formatted(
                        what, findings.size() == 1 ? "1 finding" : findings.size() + " findings"),
                findings.size() > MAX_SHOWN ? "\n• …" : ""));
  }
}
