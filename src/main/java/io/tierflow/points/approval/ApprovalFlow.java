package io.tierflow.points.approval;

/** Lets another person decide; the order of it is the diagrams'. */
public interface ApprovalFlow {

  /**
   * Begins to wait for another person, in the transaction that keeps the request.
   *
   * @param memberNumber whose matter it is
   * @param operation what was asked for
   * @param operationId id of the request
   */
  void await(String memberNumber, ApprovalOperation operation, String operationId);
}
