/** What members change of their own profile, and how they end their membership. */
package io.tierflow.portal.profile;
