package io.tierflow.transaction;

import java.time.Instant;

/**
 * When a member was last active.
 *
 * @param memberNumber the member
 * @param occurredAt when the last transaction occurred, or null if there is none
 */
record LastActivity(String memberNumber, Instant occurredAt) {}
