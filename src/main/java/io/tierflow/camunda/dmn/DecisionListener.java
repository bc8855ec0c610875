package io.tierflow.camunda.dmn;

import io.tierflow.policy.Decision;

/** Is told of every decision that a deployed table makes, in the transaction that it is made in. */
public interface DecisionListener {

  /**
   * Tells of a decision.
   *
   * @param processInstanceId the instance that it was made for, null outside of any
   * @param decision what the table said, and why
   */
  void evaluated(String processInstanceId, Decision decision);
}
