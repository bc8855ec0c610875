package io.tierflow.member;

import java.util.List;

/** A feature above that keeps something of its own for each member, from the enrolment on. */
public interface EnrolmentListener {

  /**
   * Called within the transaction that enrols the members, after their rows are there.
   *
   * @param enrolments the new members, in order
   */
  void enrolled(List<Enrolment> enrolments);
}
