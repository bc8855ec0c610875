package io.tierflow.member;

import java.time.LocalDate;
import java.util.List;

/**
 * What a member tells of themselves.
 *
 * @param fullName the member's name
 * @param email e-mail address, or null
 * @param phone phone number in E.164 form such as +12025550001, or null
 * @param birthDate day of birth, or null
 * @param address postal address on one line, or null
 * @param language ISO 639 language that messages are written in, such as en
 * @param accountType whose account it is
 * @param agreement code of an agreement with the programme that the policy may look at, or null
 * @param emailConsent whether e-mails may be sent
 * @param smsConsent whether text messages may be sent
 * @param preferences marketing, other channels, and the member's zone
 */
public record MemberProfile(
    String fullName,
    String email,
    String phone,
    LocalDate birthDate,
    String address,
    String language,
    AccountType accountType,
    String agreement,
    boolean emailConsent,
    boolean smsConsent,
    ContactPreferences preferences) {

  static MemberProfile of(
      PersonalData person, AccountType accountType, String agreement, ContactChoices choices) {
    return new MemberProfile(
        person.fullName(),
        person.email(),
        person.phone(),
        person.birthDay(),
        person.address(),
        choices.language(),
        accountType,
        agreement,
        choices.emailConsent(),
        choices.smsConsent(),
        choices.preferences());
  }

  /** What the member says of being told things. */
  ContactChoices choices() {
    return new ContactChoices(emailConsent, smsConsent, language, preferences);
  }

  /**
   * Compares two profiles.
   *
   * @param other the other one
   * @return names of the fields in which they differ
   */
  List<String> differencesTo(MemberProfile other) {
    return Differences.between(this, other);
  }
}
