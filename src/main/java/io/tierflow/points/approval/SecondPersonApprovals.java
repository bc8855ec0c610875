package io.tierflow.points.approval;

/** Requests of one kind that another person decides in a process instance. */
public interface SecondPersonApprovals {

  /**
   * What the form shows to whoever decides.
   *
   * @param processInstanceId the instance
   * @return values by the form's names
   * @throws io.tierflow.web.ConflictException if the instance is about no request
   */
  ApprovalForm form(String processInstanceId);

  /**
   * Approves what an instance is about, and does it in the same transaction.
   *
   * @param processInstanceId the instance
   * @param decider who approves
   * @return what became of the request: another state than approved if what it asks for can't be
   *     done any more
   * @throws io.tierflow.web.ConflictException if it is decided already, if the decider has asked
   *     for it, or if it can't be done now
   */
  ApprovalState approve(String processInstanceId, String decider);

  /**
   * Declines what an instance is about; nothing is changed.
   *
   * @param processInstanceId the instance
   * @param decider who declines
   * @param remark why
   * @throws io.tierflow.web.ConflictException if it is decided already, or the decider has asked
   *     for it
   */
  void decline(String processInstanceId, String decider, String remark);

  /**
   * Ends what an instance is about without a decision. One that is decided stays as it is.
   *
   * @param processInstanceId the instance
   * @param why in a sentence
   */
  void withdraw(String processInstanceId, String why);
}
