package io.tierflow.process;

import io.tierflow.member.MemberProfile;
import java.util.Optional;
import java.util.function.Function;

/** What of a member's person a form shows. */
public enum MemberField {
  /** The member's name. */
  NAME(MemberProfile::fullName),
  /** The postal address. */
  ADDRESS(profile -> Optional.ofNullable(profile.address()).orElse("No address is known."));

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
