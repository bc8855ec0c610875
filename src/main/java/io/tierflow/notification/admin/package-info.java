/** What admins see of the outbox, and how they send failed notifications again. */
package io.tierflow.notification.admin;
