package io.tierflow.member;

import java.util.List;

/** A feature above that keeps something of its own for a member until the membership ends. */
public interface ClosureListener {

  /**
   * Called within the transaction that closes a membership, before the member is held: who locks
   * something that others hold when they come to the member, locks it here.
   *
   * @param memberNumber whose
   */
  default void closing(String memberNumber) {}

  /**
   * Called within the transaction that closes a membership.
   *
   * @param memberNumber whose
   * @return what was ended with it and somebody may miss, a sentence each
   */
  List<String> closed(String memberNumber);
}
