package io.tierflow.member;

/**
 * What a member has said of being told things: the part of a profile that members change by
 * themselves, and that is not kept encrypted.
 *
 * @param emailConsent whether e-mails may be sent
 * @param smsConsent whether text messages may be sent
 * @param language ISO 639 language that messages are written in, such as en
 * @param preferences marketing, other channels, and the member's zone
 */
public record ContactChoices(
    boolean emailConsent, boolean smsConsent, String language, ContactPreferences preferences) {

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
