package io.tierflow.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedText;
import java.time.LocalDate;

/**
 * The person in a profile: what is kept encrypted, as one text.
 *
 * @param fullName the member's name
 * @param email e-mail address, or null
 * @param phone phone number in E.164 form, or null
 * @param birthDate day of birth as ISO 8601 text, or null
 * @param address postal address on one line, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonalData(
    String fullName, String email, String phone, String birthDate, String address) {

  /** What is left of a person who was erased. */
  static final PersonalData NOBODY = new PersonalData("Erased member", null, null, null, null);

  private static final ObjectMapper JSON = new ObjectMapper();

  static PersonalData of(MemberProfile profile) {
    return new PersonalData(
        profile.fullName(),
        profile.email(),
        profile.phone(),
        profile.birthDate() == null ? null : profile.birthDate().toString(),
        profile.address());
  }

  public static PersonalData open(SealedText sealed, String memberNumber) {
    try {
      return JSON.readValue(sealed.open(placeOf(memberNumber)), PersonalData.class);
    } catch (JsonProcessingException unreadable) {
      // Its message would show the text.
      throw new IllegalStateException("The profile of %s can't be read.".formatted(memberNumber));
    }
  }

  LocalDate birthDay() {
    return birthDate == null ? null : LocalDate.parse(birthDate);
  }

  public SealedText seal(PersonalDataVault vault, String memberNumber) {
    try {
      return vault.seal(JSON.writeValueAsString(this), placeOf(memberNumber));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(
          "The profile of %s can't be written.".formatted(memberNumber));
    }
  }

  /** A row's text opens in no other row. */
  private static String placeOf(String memberNumber) {
    return "member.personal_data:" + memberNumber;
  }
}
