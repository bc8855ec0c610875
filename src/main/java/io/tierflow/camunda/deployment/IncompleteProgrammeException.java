package io.tierflow.camunda.deployment;

import java.util.List;
import java.util.stream.Collectors;

/** A programme to start from can't run, because some of its tables can't be right. */
class IncompleteProgrammeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal to start.
   *
   * @param programme its name
   * @param findings what is wrong with tables that the database has no earlier version of
   */
  IncompleteProgrammeException(String programme, List<Finding> findings) {
    super(
        "The programme \"%s\" can't start, because some of its tables are refused:%n%n%s"
            .formatted(
                programme,
                findings.stream()
                    .map(finding -> "- " + finding.sentence())
                    .collect(Collectors.joining(System.lineSeparator()))));
  }
}
