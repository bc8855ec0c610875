package io.tierflow.audit;

import java.time.Instant;

/**
 * An entry in a list.
 *
 * @param sequenceNumber place in the chain
 * @param recordedAt when, in whole seconds
 * @param actor who
 * @param address from which network address, or null
 * @param action what
 * @param subject to what
 * @param detail more about it, or null
 * @param hasAttachment whether there is a text that shows it
 * @param hash of the entry and of all before it
 */
record AuditLine(
    long sequenceNumber,
    Instant recordedAt,
    String actor,
    String address,
    String action,
    String subject,
    String detail,
    boolean hasAttachment,
    String hash) {}
