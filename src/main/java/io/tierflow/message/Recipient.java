package io.tierflow.message;

import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import java.util.function.Supplier;

/**
 * Whom a message goes to, as they are now. Name and address are kept encrypted, and are read when a
 * message is written or sent, not when it is put into the outbox.
 *
 * @param active false if the membership is closed
 * @param hasAddress whether there is an e-mail address or phone number
 * @param consent whether they agreed to messages on this channel, or asked for this message
 * @param language ISO 639 language
 * @param contact name and address
 */
record Recipient(
    boolean active,
    boolean hasAddress,
    boolean consent,
    String language,
    Supplier<Contact> contact) {

  private static final String STAFF_LANGUAGE = "en";

  static Recipient member(Member member, Channel channel, MessageKind kind) {
    return switch (channel) {
      case EMAIL ->
          new Recipient(
              member.isActive(),
              member.isEmailKnown(),
              kind.isAskedFor() || member.isEmailConsent(),
              member.getLanguage(),
              () -> byEmail(member.getProfile()));
      case SMS ->
          new Recipient(
              member.isActive(),
              member.isPhoneKnown(),
              kind.isAskedFor() || member.isSmsConsent(),
              member.getLanguage(),
              () -> byPhone(member.getProfile()));
    };
  }

  private static Contact byEmail(MemberProfile profile) {
    return new Contact(profile.fullName(), profile.email());
  }

  private static Contact byPhone(MemberProfile profile) {
    return new Contact(profile.fullName(), profile.phone());
  }

  static Recipient staff(String address) {
    return new Recipient(
        true,
        address != null && !address.isBlank(),
        true,
        STAFF_LANGUAGE,
        () -> new Contact(null, address));
  }

  /** Nobody: whom previews are written for. */
  static Recipient sample(String language) {
    return new Recipient(
        true, true, true, language, () -> new Contact("Ada Example", "ada@example.com"));
  }

  String address() {
    return contact.get().address();
  }

  String name() {
    return contact.get().name();
  }

  /**
   * Name and address.
   *
   * @param name a member's name, or null for staff
   * @param address e-mail address or phone number, or null
   */
  record Contact(String name, String address) {}
}
