package io.tierflow.member;

/** A feature above that keeps something of its own for a member until the membership ends. */
public interface ClosureListener {

  /**
   * Called within the transaction that closes a membership.
   *
   * @param memberNumber whose
   */
  void closed(String memberNumber);
}
