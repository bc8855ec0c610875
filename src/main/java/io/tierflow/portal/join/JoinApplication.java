package io.tierflow.portal.join;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.member.NewMember;
import io.tierflow.member.PreferenceChange;
import java.time.Instant;
import java.util.Locale;

/**
 * What somebody entered who wants to become a member, as it is kept encrypted until it is
 * confirmed.
 *
 * @param fullName what they are called
 * @param email their e-mail address
 * @param language ISO 639 language of messages
 * @param consent whether e-mails about their points and tier may come
 * @param marketing whether offers and news may come
 * @param termsVersion version of the terms that they have accepted
 * @param acceptedAt when, as ISO 8601 text
 * @param referralCode code of the member who has sent them, or null
 * @param named whether that member may see their name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JoinApplication(
    String fullName,
    String email,
    String language,
    boolean consent,
    boolean marketing,
    String termsVersion,
    String acceptedAt,
    String referralCode,
    boolean named) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static JoinApplication read(String json) {
    try {
      return JSON.readValue(json, JoinApplication.class);
    } catch (JsonProcessingException unreadable) {
      // Its message would show the text.
      throw new IllegalStateException("A request to join can't be read.");
    }
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("A request to join can't be written.");
    }
  }

  /** The member that comes of it: without a phone, and with marketing everywhere or nowhere. */
  NewMember newMember(String memberNumber) {
    return new NewMember(
        memberNumber,
        fullName,
        email,
        null,
        null,
        null,
        null,
        null,
        language,
        null,
        consent,
        false,
        new PreferenceChange(marketing, false, true, marketing, true, marketing, null),
        null,
        null);
  }

  /** The form in which addresses are compared. */
  String emailAsCompared() {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  Instant accepted() {
    return Instant.parse(acceptedAt);
  }

  /** Keeps the person out of logs. */
  @Override
  public String toString() {
    return "JoinApplication";
  }
}
