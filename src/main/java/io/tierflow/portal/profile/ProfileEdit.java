package io.tierflow.portal.profile;

import io.tierflow.member.MemberProfile;
import io.tierflow.member.ProfileChange;
import io.tierflow.portal.ProfileField;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * Who a member is, as they see and change it. Of what may not be changed, nothing has to be given.
 *
 * @param fullName the member's name, 1 to 200 characters
 * @param email e-mail address; a new one holds once it is confirmed, and none is removed
 * @param phone phone number in E.164 form, or null
 * @param birthDate day of birth, or null
 * @param address postal address on one line, or null
 */
record ProfileEdit(
    String fullName, String email, String phone, LocalDate birthDate, String address) {

  /** Strips blanks around texts; a blank text is none. */
  ProfileEdit {
    fullName = stripped(fullName);
    email = stripped(email);
    phone = stripped(phone);
    address = stripped(address);
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  static ProfileEdit of(MemberProfile profile) {
    return new ProfileEdit(
        profile.fullName(),
        profile.email(),
        profile.phone(),
        profile.birthDate(),
        profile.address());
  }

  ProfileEdit withEmail(String other) {
    return new ProfileEdit(fullName, other, phone, birthDate, address);
  }

  /** The same with what may not be changed, and what can't be missing, as it is. */
  ProfileEdit within(Set<ProfileField> editable, ProfileEdit current) {
    return new ProfileEdit(
        editable.contains(ProfileField.NAME) ? fullName : current.fullName,
        editable.contains(ProfileField.EMAIL) && email != null ? email : current.email,
        editable.contains(ProfileField.PHONE) ? phone : current.phone,
        editable.contains(ProfileField.BIRTH_DATE) ? birthDate : current.birthDate,
        editable.contains(ProfileField.ADDRESS) ? address : current.address);
  }

  /** The field of which something else is given than there is, though it may not be changed. */
  boolean touches(ProfileField field, ProfileEdit current) {
    Object given = value(field);
    return given != null && !Objects.equals(given, current.value(field));
  }

  private Object value(ProfileField field) {
    return switch (field) {
      case NAME -> fullName;
      case EMAIL -> email;
      case PHONE -> phone;
      case BIRTH_DATE -> birthDate;
      case ADDRESS -> address;
    };
  }

  /** What becomes of a profile with it; all else stays. */
  ProfileChange change(MemberProfile current) {
    return new ProfileChange(
        fullName,
        email,
        phone,
        birthDate,
        null,
        address,
        null,
        current.agreement(),
        null,
        null,
        null);
  }

  /** Keeps the person out of logs. */
  @Override
  public String toString() {
    return "ProfileEdit";
  }
}
