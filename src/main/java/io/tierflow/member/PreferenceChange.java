package io.tierflow.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a member wants to be told, as far as it is given.
 *
 * @param emailMarketing whether marketing may come by e-mail, or null
 * @param smsMarketing whether marketing may come by text message, or null
 * @param pushConsent whether the member's devices may be notified, or null
 * @param pushMarketing whether marketing may come so, or null
 * @param dashboardConsent whether messages may be shown on the member's own page, or null
 * @param dashboardMarketing whether marketing may be shown there, or null
 * @param zone zone of the member's nights such as Europe/Berlin, or null
 */
public record PreferenceChange(
    Boolean emailMarketing,
    Boolean smsMarketing,
    Boolean pushConsent,
    Boolean pushMarketing,
    Boolean dashboardConsent,
    Boolean dashboardMarketing,
    @Schema(type = "string", example = "Europe/Berlin") ZoneId zone) {

  /** Nothing given. */
  static final PreferenceChange NONE =
      new PreferenceChange(null, null, null, null, null, null, null);

  /**
   * The preferences of someone new: who agrees to a channel and says nothing of marketing agrees to
   * both.
   */
  ContactPreferences atEnrolment(boolean emailConsent, boolean smsConsent) {
    boolean push = Objects.requireNonNullElse(pushConsent, true);
    boolean dashboard = Objects.requireNonNullElse(dashboardConsent, true);
    return appliedTo(
        new ContactPreferences(emailConsent, smsConsent, push, push, dashboard, dashboard, null));
  }

  /** What is not given stays. */
  ContactPreferences appliedTo(ContactPreferences current) {
    return new ContactPreferences(
        Objects.requireNonNullElse(emailMarketing, current.emailMarketing()),
        Objects.requireNonNullElse(smsMarketing, current.smsMarketing()),
        Objects.requireNonNullElse(pushConsent, current.pushConsent()),
        Objects.requireNonNullElse(pushMarketing, current.pushMarketing()),
        Objects.requireNonNullElse(dashboardConsent, current.dashboardConsent()),
        Objects.requireNonNullElse(dashboardMarketing, current.dashboardMarketing()),
        zone == null ? current.zone() : zone);
  }
}
