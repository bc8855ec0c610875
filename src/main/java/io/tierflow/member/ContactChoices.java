package io.tierflow.member;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * What a member has said of being told things: the part of a profile that members change by
 * themselves, and that is not kept encrypted.
 *
 * @param emailConsent whether e-mails may be sent
 * @param smsConsent whether text messages may be sent
 * @param language ISO 639 language that messages are written in, such as en
 * @param preferences marketing, other channels, and the member's zone
 */
@Embeddable
public record ContactChoices(
    boolean emailConsent,
    boolean smsConsent,
    String language,
    @Embedded ContactPreferences preferences) {

  /** What is left of a person who was erased. */
  static final ContactChoices NOTHING =
      new ContactChoices(false, false, ProfileFormat.DEFAULT_LANGUAGE, ContactPreferences.NOTHING);

  ContactChoices withoutEmails(boolean marketingAlone) {
    return new ContactChoices(
        emailConsent && marketingAlone, smsConsent, language, preferences.withoutEmailMarketing());
  }

  ContactChoices withoutTexts() {
    return new ContactChoices(emailConsent, false, language, preferences.withoutSmsMarketing());
  }

  ContactChoices withNotifications() {
    return new ContactChoices(emailConsent, smsConsent, language, preferences.withPush());
  }
}
