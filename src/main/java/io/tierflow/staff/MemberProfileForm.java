package io.tierflow.staff;

import io.tierflow.member.AccountType;
import io.tierflow.member.ContactPreferences;
import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import io.tierflow.member.NewMember;
import io.tierflow.member.PreferenceChange;
import io.tierflow.member.ProfileChange;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.web.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile as a form has it.
 *
 * @param input what was typed
 */
record MemberProfileForm(FormInput input) {

  static final String VERSION = "version";

  /** Boxes that are ticked for someone new, as the API takes what is not said. */
  private static final List<String> CONSENTS =
      List.of(
          "emailConsent",
          "emailMarketing",
          "smsConsent",
          "smsMarketing",
          "pushConsent",
          "pushMarketing",
          "dashboardConsent",
          "dashboardMarketing");

  /** What the form of someone new holds at first. */
  static Map<String, String> ofNobody() {
    Map<String, String> fields = new LinkedHashMap<>();
    CONSENTS.forEach(consent -> fields.put(consent, "true"));
    return fields;
  }

  /** What the form of a member holds at first. */
  static Map<String, String> of(Member member) {
    MemberProfile profile = member.getProfile();
    ContactPreferences preferences = profile.preferences();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(VERSION, String.valueOf(member.getVersion()));
    put(fields, "fullName", profile.fullName());
    put(fields, "email", profile.email());
    put(fields, "phone", profile.phone());
    put(fields, "birthDate", profile.birthDate());
    put(fields, "accountType", profile.accountType());
    put(fields, "address", profile.address());
    put(fields, "language", profile.language());
    put(fields, "agreement", profile.agreement());
    put(fields, "zone", preferences.zone());
    tick(fields, "emailConsent", profile.emailConsent());
    tick(fields, "emailMarketing", preferences.emailMarketing());
    tick(fields, "smsConsent", profile.smsConsent());
    tick(fields, "smsMarketing", preferences.smsMarketing());
    tick(fields, "pushConsent", preferences.pushConsent());
    tick(fields, "pushMarketing", preferences.pushMarketing());
    tick(fields, "dashboardConsent", preferences.dashboardConsent());
    tick(fields, "dashboardMarketing", preferences.dashboardMarketing());
    return fields;
  }

  /** Whom the form enrols. */
  NewMember newMember(TierLadder ladder) {
    return new NewMember(
        input.text("memberNumber"),
        input.text("fullName"),
        input.text("email"),
        input.text("phone"),
        input.dayOrNull("birthDate"),
        input.dayOrNull("enrolledOn"),
        input.oneOf("accountType", AccountType.class),
        input.text("address"),
        input.text("language"),
        input.text("agreement"),
        input.ticked("emailConsent"),
        input.ticked("smsConsent"),
        preferences(),
        tier(ladder),
        input.wholeOrNull("openingPoints"));
  }

  /** The profile as the form wants it. */
  ProfileChange change() {
    return new ProfileChange(
        input.text("fullName"),
        input.text("email"),
        input.text("phone"),
        input.dayOrNull("birthDate"),
        input.oneOf("accountType", AccountType.class),
        input.text("address"),
        input.text("language"),
        input.text("agreement"),
        input.ticked("emailConsent"),
        input.ticked("smsConsent"),
        preferences());
  }

  private PreferenceChange preferences() {
    return new PreferenceChange(
        input.ticked("emailMarketing"),
        input.ticked("smsMarketing"),
        input.ticked("pushConsent"),
        input.ticked("pushMarketing"),
        input.ticked("dashboardConsent"),
        input.ticked("dashboardMarketing"),
        input.zoneOrNull("zone"));
  }

  private Tier tier(TierLadder ladder) {
    String code = input.text("tier");
    return code.isEmpty()
        ? null
        : ladder
            .find(code)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "tier", "There is no such tier; accepted: %s.".formatted(ladder)));
  }

  private static void put(Map<String, String> fields, String field, Object value) {
    fields.put(field, value == null ? "" : value.toString());
  }

  private static void tick(Map<String, String> fields, String field, boolean ticked) {
    if (ticked) {
      fields.put(field, "true");
    }
  }
}
