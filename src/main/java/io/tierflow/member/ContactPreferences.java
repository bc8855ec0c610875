package io.tierflow.member;

import jakarta.persistence.Embeddable;
import java.time.ZoneId;

/**
 * What a member wants to be told, and when. Marketing needs the channel's own consent and the one
 * for marketing.
 *
 * @param emailMarketing whether marketing may come by e-mail
 * @param smsMarketing whether marketing may come by text message
 * @param pushConsent whether the member's devices may be notified
 * @param pushMarketing whether marketing may come so
 * @param dashboardConsent whether messages may be shown on the member's own page
 * @param dashboardMarketing whether marketing may be shown there
 * @param zone zone of the member's nights, or null for the programme's
 */
@Embeddable
public record ContactPreferences(
    boolean emailMarketing,
    boolean smsMarketing,
    boolean pushConsent,
    boolean pushMarketing,
    boolean dashboardConsent,
    boolean dashboardMarketing,
    ZoneId zone) {

  /** What is left of a person who was erased. */
  static final ContactPreferences NOTHING =
      new ContactPreferences(false, false, false, false, false, false, null);

  ContactPreferences withPush() {
    return new ContactPreferences(
        emailMarketing,
        smsMarketing,
        true,
        pushMarketing,
        dashboardConsent,
        dashboardMarketing,
        zone);
  }

  ContactPreferences withoutEmailMarketing() {
    return new ContactPreferences(
        false,
        smsMarketing,
        pushConsent,
        pushMarketing,
        dashboardConsent,
        dashboardMarketing,
        zone);
  }

  ContactPreferences withoutSmsMarketing() {
    return new ContactPreferences(
        emailMarketing,
        false,
        pushConsent,
        pushMarketing,
        dashboardConsent,
        dashboardMarketing,
        zone);
  }
}
