/** Notifications to members and staff: what they say, who gets them, and how they are sent. */
package io.tierflow.notification;
