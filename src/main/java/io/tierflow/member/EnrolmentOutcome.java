package io.tierflow.member;

/**
 * What became of someone to be enrolled: exactly one of the three is there.
 *
 * @param enrolled the new member
 * @param present the member who has that number already
 * @param refusal why it can't be
 */
record EnrolmentOutcome(Member enrolled, Member present, RuntimeException refusal) {

  static EnrolmentOutcome enrolled(Member member) {
    return new EnrolmentOutcome(member, null, null);
  }

  static EnrolmentOutcome present(Member member) {
    return new EnrolmentOutcome(null, member, null);
  }

  static EnrolmentOutcome refused(RuntimeException refusal) {
    return new EnrolmentOutcome(null, null, refusal);
  }
}
