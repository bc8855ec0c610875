package io.tierflow.notification.outbox;

import io.tierflow.member.ContactChoices;
import io.tierflow.member.ContactPreferences;
import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.LinkRecipients.LinkRecipient;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.MessageKind;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whom a message goes to, as they are now. Name and address are kept encrypted, and are read when a
 * message is written or sent, not when it is put into the outbox.
 *
 * @param active false if the membership is closed
 * @param hasAddress whether there is an e-mail address, phone number or device; members have their
 *     own page
 * @param consent whether they agreed to messages of this class on this channel, or asked for it
 * @param language ISO 639 language
 * @param zone zone of their nights, or null for the programme's
 * @param contact name and address
 */
public record Recipient(
    boolean active,
    boolean hasAddress,
    boolean consent,
    String language,
    ZoneId zone,
    Supplier<Contact> contact) {

  private static final String STAFF_LANGUAGE = "en";

  public static Recipient member(Member member, Channel channel, MessageKind kind) {
    return switch (channel) {
      case EMAIL -> member(member, channel, kind, member.isEmailKnown(), MemberProfile::email);
      case SMS -> member(member, channel, kind, member.isPhoneKnown(), MemberProfile::phone);
      case PUSH -> member(member, channel, kind, true, profile -> member.getMemberNumber());
      case DASHBOARD -> member(member, channel, kind, true, profile -> null);
    };
  }

  private static Recipient member(
      Member member,
      Channel channel,
      MessageKind kind,
      boolean hasAddress,
      Function<MemberProfile, String> address) {
    return new Recipient(
        member.isActive(),
        hasAddress,
        hasConsented(member, channel, kind),
        member.getChoices().language(),
        member.getChoices().preferences().zone(),
        () -> contact(member.getProfile(), address));
  }

  private static Contact contact(MemberProfile profile, Function<MemberProfile, String> address) {
    return new Contact(profile.fullName(), address.apply(profile));
  }

  private static boolean hasConsented(Member member, Channel channel, MessageKind kind) {
    ContactChoices choices = member.getChoices();
    ContactPreferences preferences = choices.preferences();
    boolean own = kind.messageClass() != MessageClass.MARKETING;
    boolean agreed =
        switch (channel) {
          case EMAIL -> choices.emailConsent() && (own || preferences.emailMarketing());
          case SMS -> choices.smsConsent() && (own || preferences.smsMarketing());
          case PUSH -> preferences.pushConsent() && (own || preferences.pushMarketing());
          case DASHBOARD ->
              preferences.dashboardConsent() && (own || preferences.dashboardMarketing());
        };
    return agreed || kind.isAskedFor();
  }

  /** The same, whom nothing reaches. */
  Recipient withoutAddress() {
    return new Recipient(active, false, consent, language, zone, contact);
  }

  public static Recipient staff(String address) {
    return new Recipient(
        true,
        address != null && !address.isBlank(),
        true,
        STAFF_LANGUAGE,
        null,
        () -> new Contact(null, address));
  }

  /** Somebody at an address that is no member's yet, or null if nobody waits any more. */
  static Recipient elsewhere(LinkRecipient somebody) {
    return somebody == null
        ? new Recipient(true, false, true, STAFF_LANGUAGE, null, () -> new Contact(null, null))
        : new Recipient(
            true,
            true,
            true,
            somebody.language(),
            null,
            () -> new Contact(somebody.name(), somebody.email()));
  }

  /** Nobody: whom previews are written for. */
  public static Recipient sample(String language) {
    return new Recipient(
        true, true, true, language, null, () -> new Contact("Ada Example", "ada@example.com"));
  }

  String address() {
    return contact.get().address();
  }

  public String name() {
    return contact.get().name();
  }

  /**
   * Name and address.
   *
   * @param name a member's name, or null for staff
   * @param address e-mail address or phone number; the member's number, by which devices are found;
   *     or null
   */
  public record Contact(String name, String address) {}
}
