package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.member.MemberProfile;
import java.util.Optional;
import java.util.function.Function;

/** What of a member's person a form shows. */
public enum MemberField {
  /** The member's name. */
  NAME(MemberProfile::fullName),
  /** The postal address. */
  ADDRESS(profile -> Optional.ofNullable(profile.address()).orElse(MemberField.NO_ADDRESS));

  private static final String NO_ADDRESS =
      "There is no address in the member's profile. Once a loyalty manager has entered it, it is "
          + "shown here. Otherwise, say that the gift can't be dispatched.";

  private final Function<MemberProfile, String> text;

  MemberField(Function<MemberProfile, String> text) {
    this.text = text;
  }

  String of(MemberProfile profile) {
    return text.apply(profile);
  }

  /**
   * A value for a variable: what is stored is whose and which, never the text.
   *
   * @param memberNumber whose
   * @return the value
   */
  public Object of(String memberNumber) {
    return new PersonalValue(memberNumber, this);
  }
}
