/** Notifications on devices, against push services that check what they get as the RFCs say. */
package io.tierflow.push;
