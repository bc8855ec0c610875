package io.tierflow.portal.join;

import java.time.Instant;

/**
 * The form of somebody who wants to become a member, as a browser sends it. What is missing is
 * null.
 *
 * @param fullName what they are called
 * @param email their e-mail address
 * @param language ISO 639 language of messages
 * @param consent ticked if e-mails about their points and tier may come
 * @param marketing ticked if offers and news may come
 * @param terms version of the terms, ticked if they are accepted
 * @param code code of the member who has sent them
 * @param named ticked if that member may see their name
 * @param website a field that people don't see; programs fill it in
 */
record JoinForm(
    String fullName,
    String email,
    String language,
    String consent,
    String marketing,
    String terms,
    String code,
    String named,
    String website) {

  private static final int MAX_CODE = 64;

  static JoinForm empty(String code, String language) {
    return new JoinForm("", "", language, "on", null, null, code == null ? "" : code, null, "");
  }

  boolean isByProgram() {
    return website != null && !website.isEmpty();
  }

  JoinApplication application(Instant now) {
    return new JoinApplication(
        fullName,
        email == null ? null : email.strip(),
        language,
        consent != null,
        marketing != null,
        terms,
        now.toString(),
        code == null || code.isBlank() || code.length() > MAX_CODE ? null : code.strip(),
        named != null);
  }

  /** Keeps the person out of logs. */
  @Override
  public String toString() {
    return "JoinForm";
  }
}
