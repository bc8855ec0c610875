/** The portal as an app on a phone, and the member's card. */
package io.tierflow.portal.card;
