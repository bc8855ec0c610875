package io.tierflow.portal.profile;

import io.tierflow.portal.ProfileField;
import java.util.List;

/**
 * Who a member is, and what of that they may change.
 *
 * @param profile the profile
 * @param editable what the member may change
 * @param newEmail the e-mail address that waits for its confirmation, or null
 */
record MyProfile(ProfileEdit profile, List<ProfileField> editable, String newEmail) {

  /**
   * Whether the member may change a field, for the page.
   *
   * @param field its name
   * @return whether they may
   */
  public boolean mayChange(String field) {
    return editable.contains(ProfileField.valueOf(field));
  }

  /** Keeps the person out of logs. */
  @Override
  public String toString() {
    return "MyProfile";
  }
}
