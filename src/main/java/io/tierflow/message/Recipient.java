package io.tierflow.message;

import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;

/**
 * Whom a message goes to, as they are now.
 *
 * @param active false if the membership is closed
 * @param address e-mail address or phone number, or null
 * @param consent whether they agreed to messages on this channel
 * @param name a member's name, or null for staff
 * @param language ISO 639 language
 */
record Recipient(boolean active, String address, boolean consent, String name, String language) {

  private static final String STAFF_LANGUAGE = "en";

  static Recipient member(Member member, Channel channel) {
    MemberProfile profile = member.getProfile();
    return switch (channel) {
      case EMAIL -> member(member, profile.email(), profile.emailConsent());
      case SMS -> member(member, profile.phone(), profile.smsConsent());
    };
  }

  private static Recipient member(Member member, String address, boolean consent) {
    MemberProfile profile = member.getProfile();
    return new Recipient(
        member.isActive(), address, consent, profile.fullName(), profile.language());
  }

  static Recipient staff(String address) {
    return new Recipient(true, address, true, null, STAFF_LANGUAGE);
  }

  boolean hasAddress() {
    return address != null && !address.isBlank();
  }
}
