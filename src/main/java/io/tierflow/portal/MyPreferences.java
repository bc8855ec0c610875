package io.tierflow.portal;

import io.tierflow.message.OfferedPreferences;
import io.tierflow.message.Preferences;

/**
 * What a member wants to be told.
 *
 * @param chosen what the member has chosen; changed and handed back, it is what they choose
 * @param offered what there is to choose from
 */
record MyPreferences(Preferences chosen, OfferedPreferences offered) {}
