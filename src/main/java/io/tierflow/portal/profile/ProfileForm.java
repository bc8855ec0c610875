package io.tierflow.portal.profile;

import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;

/**
 * The form of a profile, as a browser sends it. What the member may not change is missing.
 *
 * @param fullName the name
 * @param email e-mail address
 * @param phone phone number, with blanks and hyphens as people write it
 * @param birthDate day of birth as year, month and day
 * @param address postal address
 */
record ProfileForm(String fullName, String email, String phone, String birthDate, String address) {

  static ProfileForm of(ProfileEdit profile) {
    return new ProfileForm(
        profile.fullName(),
        profile.email(),
        profile.phone(),
        profile.birthDate() == null ? "" : profile.birthDate().toString(),
        profile.address());
  }

  ProfileEdit edit() {
    return new ProfileEdit(
        fullName,
        email,
        phone == null ? null : phone.replaceAll("[\\s()/.-]+", "").replaceFirst("^00", "+"),
        birthDate == null || birthDate.isBlank() ? null : day(birthDate),
        address);
  }

  private static LocalDate day(String text) {
    try {
      return ValueFormat.DAY.read(text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidInputException(
          "birthDate", "The day of birth can't be read; accepted: a date such as 1980-12-31.");
    }
  }

  /** Keeps the person out of logs. */
  @Override
  public String toString() {
    return "ProfileForm";
  }
}
