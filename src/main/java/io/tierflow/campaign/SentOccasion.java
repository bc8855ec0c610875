package io.tierflow.campaign;

import java.time.LocalDate;

/**
 * An occasion of which a member was notified.
 *
 * @param memberNumber the member
 * @param kind the kind of message
 * @param occasion what makes it this occasion and no other of its kind
 * @param ruleId the row of the table that said so; empty from before rows were kept
 * @param sentOn when
 * @param heldOut whether the member went without the message, so that its effect shows
 */
record SentOccasion(
    String memberNumber,
    String kind,
    String occasion,
    String ruleId,
    LocalDate sentOn,
    boolean heldOut) {

  Name name() {
    return new Name(memberNumber, kind, occasion);
  }

  /** What names an occasion. */
  record Name(String memberNumber, String kind, String occasion) {}
}
