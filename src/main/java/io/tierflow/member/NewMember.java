package io.tierflow.member;

import static io.tierflow.member.ProfileFormat.blankToNull;

import io.tierflow.common.PointsRange;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Someone to be enrolled.
 *
 * @param memberNumber 1 to 64 letters, digits, dots, underscores or hyphens
 * @param fullName the member's name, 1 to 200 characters
 * @param email e-mail address, or null
 * @param phone phone number in E.164 form, or null
 * @param birthDate day of birth, or null
 * @param enrolledOn day of enrolment, or null for today
 * @param accountType whose account it is, or null for an individual's
 * @param address postal address on one line, or null
 * @param language ISO 639 language that messages are written in, or null for en
 * @param agreement code of an agreement with the programme, or null
 * @param emailConsent whether e-mails may be sent, or null for yes
 * @param smsConsent whether text messages may be sent, or null for yes
 * @param preferences marketing, other channels, and the member's zone; what is not given is yes, or
 *     for marketing what is said of its channel
 * @param tier tier to start with, or null for the lowest
 * @param openingPoints points to start with, or null for 0
 */
public record NewMember(
    @NotNull(message = ProfileFormat.REQUIRED_MESSAGE) @MemberNumber String memberNumber,
    @NotNull(message = ProfileFormat.REQUIRED_MESSAGE) @Size(max = ProfileFormat.NAME_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.ONE_LINE, message = ProfileFormat.ONE_LINE_MESSAGE) String fullName,
    @Size(max = ProfileFormat.EMAIL_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.EMAIL, message = ProfileFormat.EMAIL_MESSAGE) String email,
    @Pattern(regexp = ProfileFormat.PHONE, message = ProfileFormat.PHONE_MESSAGE) String phone,
    LocalDate birthDate,
    LocalDate enrolledOn,
    AccountType accountType,
    @Size(max = ProfileFormat.ADDRESS_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.ONE_LINE, message = ProfileFormat.ONE_LINE_MESSAGE) String address,
    @Pattern(regexp = ProfileFormat.LANGUAGE, message = ProfileFormat.LANGUAGE_MESSAGE) String language,
    @Size(max = ProfileFormat.AGREEMENT_LENGTH, message = ProfileFormat.LENGTH_MESSAGE) @Pattern(regexp = ProfileFormat.ONE_LINE, message = ProfileFormat.ONE_LINE_MESSAGE) String agreement,
    Boolean emailConsent,
    Boolean smsConsent,
    PreferenceChange preferences,
    Tier tier,
    @Min(value = 0, message = NewMember.POINTS_MESSAGE) @Max(value = PointsRange.MAX_MOVED, message = NewMember.POINTS_MESSAGE) Long openingPoints) {

  private static final String POINTS_MESSAGE = "must be between 0 and " + PointsRange.MAX_MOVED;

  /** Strips blanks around texts; a blank text is none. What is not given gets its default. */
  public NewMember {
    memberNumber = blankToNull(memberNumber);
    fullName = blankToNull(fullName);
    email = blankToNull(email);
    phone = blankToNull(phone);
    accountType = Objects.requireNonNullElse(accountType, AccountType.INDIVIDUAL);
    address = blankToNull(address);
    language = Objects.requireNonNullElse(blankToNull(language), ProfileFormat.DEFAULT_LANGUAGE);
    agreement = blankToNull(agreement);
    emailConsent = Objects.requireNonNullElse(emailConsent, true);
    smsConsent = Objects.requireNonNullElse(smsConsent, true);
    preferences = Objects.requireNonNullElse(preferences, PreferenceChange.NONE);
    openingPoints = Objects.requireNonNullElse(openingPoints, 0L);
  }

  /**
   * Someone of whose preferences nothing is said.
   *
   * @param memberNumber the member's number
   * @param fullName the member's name
   * @param email e-mail address, or null
   * @param phone phone number, or null
   * @param birthDate day of birth, or null
   * @param enrolledOn day of enrolment, or null
   * @param accountType whose account it is, or null
   * @param address postal address, or null
   * @param language language of messages, or null
   * @param agreement code of an agreement, or null
   * @param emailConsent whether e-mails may be sent, or null
   * @param smsConsent whether text messages may be sent, or null
   * @param tier tier to start with, or null
   * @param openingPoints points to start with, or null
   */
  public NewMember(
      String memberNumber,
      String fullName,
      String email,
      String phone,
      LocalDate birthDate,
      LocalDate enrolledOn,
      AccountType accountType,
      String address,
      String language,
      String agreement,
      Boolean emailConsent,
      Boolean smsConsent,
      Tier tier,
      Long openingPoints) {
    this(
        memberNumber,
        fullName,
        email,
        phone,
        birthDate,
        enrolledOn,
        accountType,
        address,
        language,
        agreement,
        emailConsent,
        smsConsent,
        null,
        tier,
        openingPoints);
  }

  MemberProfile profile() {
    return new MemberProfile(
        fullName,
        email,
        phone,
        birthDate,
        address,
        language,
        accountType,
        agreement,
        emailConsent,
        smsConsent,
        preferences.atEnrolment(emailConsent, smsConsent));
  }

  /** Whether the member starts with more than everybody does. */
  boolean hasOpening(TierLadder ladder) {
    return !openingTier(ladder).equals(ladder.lowest()) || openingPoints > 0;
  }

  /** The tier to start with. */
  Tier openingTier(TierLadder ladder) {
    return tier == null ? ladder.lowest() : tier;
  }

  /** What the member starts with, for the audit. */
  String opening(TierLadder ladder) {
    return "Opening tier %s, %+d points".formatted(openingTier(ladder), openingPoints);
  }

  /** Tier and points to start with are not compared: both have gone on since. */
  boolean isSameAs(Member member) {
    return profile().equals(member.getProfile())
        && (enrolledOn == null || enrolledOn.equals(member.getEnrolledOn()));
  }
}
