package io.tierflow.member;

import static io.tierflow.member.ProfileFormat.blankToNull;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A profile as it shall be from now on. Fields that are missing are removed, except account type,
 * language, consents and preferences, which stay as they are.
 *
 * @param fullName the member's name, 1 to 200 characters
 * @param email e-mail address, or null
 * @param phone phone number in E.164 form, or null
 * @param birthDate day of birth, or null
 * @param accountType whose account it is, or null
 * @param address postal address on one line, or null
 * @param language ISO 639 language that messages are written in, or null
 * @param agreement code of an agreement with the programme, or null
 * @param emailConsent whether e-mails may be sent, or null
 * @param smsConsent whether text messages may be sent, or null
 * @param preferences marketing, other channels, and the member's zone, or null
 */
public record ProfileChange(
    @NotNull(message = ProfileFormat.REQUIRED_MESSAGE) @Size(max = ProfileFormat.NAME_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.ONE_LINE, message = ProfileFormat.ONE_LINE_MESSAGE) String fullName,
    @Size(max = ProfileFormat.EMAIL_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.EMAIL, message = ProfileFormat.EMAIL_MESSAGE) String email,
    @Pattern(regexp = ProfileFormat.PHONE, message = ProfileFormat.PHONE_MESSAGE) String phone,
    LocalDate birthDate,
    AccountType accountType,
    @Size(max = ProfileFormat.ADDRESS_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.ONE_LINE, message = ProfileFormat.ONE_LINE_MESSAGE) String address,
    @Pattern(regexp = ProfileFormat.LANGUAGE, message = ProfileFormat.LANGUAGE_MESSAGE) String language,
    @Size(max = ProfileFormat.AGREEMENT_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.ONE_LINE, message = ProfileFormat.ONE_LINE_MESSAGE) String agreement,
    Boolean emailConsent,
    Boolean smsConsent,
    PreferenceChange preferences) {

  /** Strips blanks around texts; a blank text is none. */
  public ProfileChange {
    fullName = blankToNull(fullName);
    email = blankToNull(email);
    phone = blankToNull(phone);
    address = blankToNull(address);
    language = blankToNull(language);
    agreement = blankToNull(agreement);
    preferences = Objects.requireNonNullElse(preferences, PreferenceChange.NONE);
  }

  /**
   * A profile of whose preferences nothing is said.
   *
   * @param fullName the member's name
   * @param email e-mail address, or null
   * @param phone phone number, or null
   * @param birthDate day of birth, or null
   * @param accountType whose account it is, or null
   * @param address postal address, or null
   * @param language language of messages, or null
   * @param agreement code of an agreement, or null
   * @param emailConsent whether e-mails may be sent, or null
   * @param smsConsent whether text messages may be sent, or null
   */
  public ProfileChange(
      String fullName,
      String email,
      String phone,
      LocalDate birthDate,
      AccountType accountType,
      String address,
      String language,
      String agreement,
      Boolean emailConsent,
      Boolean smsConsent) {
    this(
        fullName,
        email,
        phone,
        birthDate,
        accountType,
        address,
        language,
        agreement,
        emailConsent,
        smsConsent,
        null);
  }

  MemberProfile appliedTo(MemberProfile current) {
    return new MemberProfile(
        fullName,
        email,
        phone,
        birthDate,
        address,
        Objects.requireNonNullElse(language, current.language()),
        Objects.requireNonNullElse(accountType, current.accountType()),
        agreement,
        Objects.requireNonNullElse(emailConsent, current.emailConsent()),
        Objects.requireNonNullElse(smsConsent, current.smsConsent()),
        preferences.appliedTo(current.preferences()));
  }
}
