package io.tierflow.transaction;

import java.time.Instant;

/**
 * A member did something that can earn, as a till or shop has just told: no refund, and no line of
 * a file. Published in the transaction that records it.
 *
 * @param memberNumber the member
 * @param occurredAt when it happened; up to the tolerated clock skew ahead of now
 */
public record ActivityRecorded(String memberNumber, Instant occurredAt) {}
