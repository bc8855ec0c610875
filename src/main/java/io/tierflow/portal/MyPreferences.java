package io.tierflow.portal;

import io.tierflow.notification.consent.OfferedPreferences;
import io.tierflow.notification.consent.Preferences;

/**
 * What a member wants to be told.
 *
 * @param chosen what the member has chosen; changed and handed back, it is what they choose
 * @param offered what there is to choose from
 */
record MyPreferences(Preferences chosen, OfferedPreferences offered) {}
